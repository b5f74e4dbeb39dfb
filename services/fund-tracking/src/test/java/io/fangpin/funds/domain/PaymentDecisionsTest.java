package io.fangpin.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.funds.domain.PaymentDecision.Ordered;
import io.fangpin.funds.domain.PaymentDecision.Refused;
import io.fangpin.funds.domain.PaymentDecisions.Circumstances;
import io.fangpin.funds.domain.PaymentDecisions.EarlierPayment;
import io.fangpin.funds.domain.PaymentDecisions.ProjectFunds;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PaymentDecisionsTest {

    private static final Payee ALIVE = new Payee(true, true, Optional.empty(), Optional.empty());
    private static final List<ProjectFunds> RICH = List.of(new ProjectFunds("p1", 1_000_000));

    @Test
    void ordersFromTheFirstProjectThatHasTheMoney() {
        var projects = List.of(new ProjectFunds("poor", 299_999), new ProjectFunds("enough", 300_000));

        assertThat(decide(ALIVE, Optional.empty(), Optional.empty(), projects)).isEqualTo(new Ordered("enough"));
    }

    @Test
    void refusesTheDeadWithDateAndEvidence() {
        Payee dead = new Payee(true, true, Optional.of(LocalDate.of(2026, 2, 11)), Optional.of("batch:17"));

        PaymentDecision decision = decide(dead, Optional.empty(), Optional.empty(), RICH);

        assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.violation()).isEqualTo(Violation.V_DEAD);
            assertThat(refused.reasonZh()).contains("2026-02-11", "batch:17");
        });
    }

    @Test
    void refusesTheSamePersonBenefitAndPeriodTwice() {
        assertThat(violation(decide(ALIVE, Optional.of(new EarlierPayment("no-1")), Optional.empty(), RICH)))
                .isEqualTo(Violation.V_DUP);
    }

    @Test
    void refusesAStranger() {
        Payee stranger = new Payee(false, true, Optional.empty(), Optional.empty());

        assertThat(violation(decide(stranger, Optional.empty(), Optional.empty(), RICH)))
                .isEqualTo(Violation.V_PAYEE);
    }

    @Test
    void refusesWithoutACard() {
        Payee cardless = new Payee(true, false, Optional.empty(), Optional.empty());

        assertThat(violation(decide(cardless, Optional.empty(), Optional.empty(), RICH)))
                .isEqualTo(Violation.V_CASH);
    }

    @Test
    void refusesWhenNoProjectPaysTheBenefit() {
        assertThat(violation(decide(ALIVE, Optional.empty(), Optional.empty(), List.of())))
                .isEqualTo(Violation.NO_FUNDS);
    }

    @Property
    void neverOrdersMoreThanTheMaximumOrTheProjectHas(
            @ForAll @LongRange(min = 1, max = 1_000_000) long maximum,
            @ForAll @LongRange(min = 0, max = 1_000_000) long left) {
        PaymentDecision decision =
                decide(ALIVE, Optional.empty(), Optional.of(maximum), List.of(new ProjectFunds("p", left)));

        assertThat(decision instanceof Ordered).isEqualTo(maximum >= 300_000 && left >= 300_000);
    }

    private static PaymentDecision decide(
            Payee payee, Optional<EarlierPayment> earlier, Optional<Long> maximum, List<ProjectFunds> projects) {
        CashMeasure measure = new CashMeasure(
                "m", "pl", "c", List.of("a"), "h", "p", "421281100201", "医疗救助", "MEDICAL_AID", "2026", 300_000, true);
        return PaymentDecisions.decide(measure, new Circumstances(payee, earlier, maximum, projects));
    }

    private static Violation violation(PaymentDecision decision) {
        return ((Refused) decision).violation();
    }
}

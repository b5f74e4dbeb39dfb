package io.fangpin.funds.domain;

import io.fangpin.funds.domain.PaymentDecision.Ordered;
import io.fangpin.funds.domain.PaymentDecision.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Decides whether a cash measure becomes a payment order. Amounts in fen. Policy: DOMAIN 7.3 V-DUP, V-DEAD, V-OVER, V-CASH. */
public final class PaymentDecisions {

    private PaymentDecisions() {}

    /** A payment of the same person, benefit and period that was not cancelled. */
    public record EarlierPayment(String paymentNo) {}

    /** A project that may pay the benefit in the division, and what it has left. */
    public record ProjectFunds(String projectId, long availableFen) {}

    /** Everything the decision looks at, read in one transaction. */
    public record Circumstances(
            Payee payee, Optional<EarlierPayment> earlier, Optional<Long> maximumFen, List<ProjectFunds> projects) {

        public Circumstances {
            projects = List.copyOf(projects);
        }
    }

    public static PaymentDecision decide(CashMeasure measure, Circumstances now) {
        if (!now.payee().memberOfHousehold()) {
            return new Refused(Violation.V_PAYEE, "收款人不是该户成员", "The payee is not a member of the household");
        }
        if (now.payee().deathDate().isPresent()) {
            return dead(now.payee());
        }
        if (now.earlier().isPresent()) {
            String no = now.earlier().get().paymentNo();
            return new Refused(
                    Violation.V_DUP,
                    "同一人同一待遇同一期间已有付款 " + no,
                    "The same person, benefit and period already has payment " + no);
        }
        if (now.maximumFen().isPresent()
                && measure.amountFen() > now.maximumFen().get()) {
            return overMaximum(measure.amountFen(), now.maximumFen().get());
        }
        if (!now.payee().hasCard()) {
            return new Refused(
                    Violation.V_CASH, "该户没有登记银行卡，不得发放现金", "The household has no bank card; cash is not paid");
        }
        return fromProjects(measure.amountFen(), now.projects());
    }

    private static Refused dead(Payee payee) {
        String date = payee.deathDate().orElseThrow().toString();
        String evidence = payee.deathEvidence().orElse("-");
        return new Refused(
                Violation.V_DEAD,
                "收款人已于" + date + "死亡（依据 " + evidence + "）",
                "The payee died on " + date + " (evidence " + evidence + ")");
    }

    private static Refused overMaximum(long amountFen, long maximumFen) {
        return new Refused(
                Violation.V_OVER,
                "金额 " + yuan(amountFen) + " 元超过标准 " + yuan(maximumFen) + " 元",
                "Amount " + yuan(amountFen) + " yuan is over the standard of " + yuan(maximumFen));
    }

    private static PaymentDecision fromProjects(long amountFen, List<ProjectFunds> projects) {
        if (projects.isEmpty()) {
            return new Refused(Violation.NO_FUNDS, "没有可支付该待遇的项目", "No project of the division pays this benefit");
        }
        for (ProjectFunds project : projects) {
            if (project.availableFen() >= amountFen) {
                return new Ordered(project.projectId());
            }
        }
        return new Refused(Violation.NO_FUNDS, "项目资金余额不足", "No project has enough money left");
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}

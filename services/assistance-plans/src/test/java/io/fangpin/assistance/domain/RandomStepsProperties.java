package io.fangpin.assistance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.MeasureCategory;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever people try in whatever order, nobody is entered without the whole procedure. */
class RandomStepsProperties {

    private static final List<String> BEFORE_ENTRY = List.of(
            "triage",
            "startVerification",
            "signApplication",
            "startComparison",
            "recordComparison",
            "recordVillageReview",
            "endPublicity",
            "passTownship",
            "determine",
            "announce");

    /** A try: mostly the next step, sometimes any; mostly by the right role; mostly with a form in order. */
    record Try(double choice, int anyStep, int anyRole, boolean wrongRole, boolean goodForm) {}

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 9).map(n -> n == 0),
                        Arbitraries.integers().between(0, 9).map(n -> n > 0))
                .as(Try::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void nobodyIsEnteredWithoutTheWholeProcedure(@ForAll("tries") List<Try> tries) {
        CaseFile file = Given.withMeasures(
                Given.anyCase(CaseState.CLUE), Given.measure(MeasureCategory.HEALTH, Measure.State.DRAFT));

        for (Try one : tries) {
            StepDefinition step = step(file, one);
            StepCommand form = one.goodForm()
                    ? Given.goodForm(step, file, Given.TODAY)
                    : new StepCommand(step.command(), null, null, List.of(), Map.of());
            Decision decision = Given.DECISIONS.decide(file, form, Given.worker(role(file, step, one)), Given.NOW);
            if (decision instanceof Decision.Stepped stepped) {
                file = Given.after(file, stepped);
            }

            if (file.state().ordinal() >= CaseState.ENTERED.ordinal()
                    && file.state().ordinal() <= CaseState.RE_IDENTIFIED.ordinal()) {
                CaseFile entered = file;
                assertThat(BEFORE_ENTRY).allMatch(entered::took);
                assertThat(entered.actorsOf(List.of("determine")))
                        .doesNotContainAnyElementsOf(entered.actorsOf(List.of("startVerification", "signApplication")));
            }
            assertThat(file.state()).isNotIn(CaseState.ELIM_PROPOSED, CaseState.ELIMINATED);
        }

        Statistics.label("entered")
                .collect(file.took("enter"))
                .coverage(check -> check.check(true).percentage(share -> share > 5));
    }

    private static StepDefinition step(CaseFile file, Try one) {
        List<StepDefinition> possible = Given.WORKFLOW.steps().stream()
                .filter(step -> step.move(file.state()).isPresent())
                .filter(step ->
                        !List.of("reject", "withdraw", "close", "recordNoRisk").contains(step.command())
                                || one.choice() > 0.98)
                .toList();
        List<StepDefinition> from = one.choice() < 0.1 || possible.isEmpty() ? Given.WORKFLOW.steps() : possible;
        return from.get(one.anyStep() % from.size());
    }

    private static String role(CaseFile file, StepDefinition step, Try one) {
        List<String> all = List.of("village-worker", "township-reviewer", "county-approver", "auditor");
        List<String> allowed = step.roles(file.state());
        return one.wrongRole() || allowed.isEmpty()
                ? all.get(one.anyRole() % all.size())
                : allowed.get(one.anyRole() % allowed.size());
    }
}

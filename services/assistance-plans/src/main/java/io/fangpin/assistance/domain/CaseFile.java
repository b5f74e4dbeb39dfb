package io.fangpin.assistance.domain;

import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A household's case with everything that its next step depends on.
 *
 * @param round grows when an objection sends the case back; steps of earlier rounds no longer count as taken
 * @param facts form values of all steps by field name, the newest of each
 * @param household absent while the registry's snapshot has not arrived
 */
public record CaseFile(
        String caseId,
        String caseNo,
        String planId,
        String householdId,
        String divisionCode,
        CaseState state,
        int round,
        Instant openedAt,
        boolean synthetic,
        Map<String, Object> facts,
        List<TakenStep> steps,
        List<CaseAlert> alerts,
        List<Measure> measures,
        @Nullable HouseholdFacts household) {

    public CaseFile {
        facts = Map.copyOf(facts);
        steps = List.copyOf(steps);
        alerts = List.copyOf(alerts);
        measures = List.copyOf(measures);
    }

    public boolean tookInThisRound(String command) {
        return steps.stream()
                .anyMatch(step -> step.round() == round && step.command().equals(command));
    }

    public boolean took(String command) {
        return lastTaken(command).isPresent();
    }

    public Optional<TakenStep> lastTaken(String command) {
        return steps.stream().filter(step -> step.command().equals(command)).reduce((first, second) -> second);
    }

    /** Who took any of the steps, in any round. */
    public Set<String> actorsOf(Collection<String> commands) {
        return steps.stream()
                .filter(step -> commands.contains(step.command()))
                .map(TakenStep::actor)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<LocalDate> date(String fact) {
        return Optional.ofNullable(facts.get(fact)).map(value -> LocalDate.parse(value.toString()));
    }

    /** True when every alert that brought the case has been cleared; people decide what becomes of the case. */
    public boolean allAlertsCleared() {
        return !alerts.isEmpty() && alerts.stream().noneMatch(CaseAlert::open);
    }

    /** The risk factors that the county determined. */
    public Set<RiskFactor> determinedRisks() {
        Set<RiskFactor> risks = EnumSet.noneOf(RiskFactor.class);
        if (facts.get("riskFactors") instanceof Collection<?> names) {
            names.forEach(name -> risks.add(RiskFactor.valueOf(name.toString())));
        }
        return risks;
    }

    /** Determined risks, and those of alerts still open, that no measure of a fitting category answers. */
    public Set<RiskFactor> risksWithoutMeasure(Map<RiskFactor, Set<MeasureCategory>> families) {
        Set<RiskFactor> risks = EnumSet.noneOf(RiskFactor.class);
        risks.addAll(determinedRisks());
        alerts.stream().filter(CaseAlert::open).forEach(alert -> risks.add(alert.riskFactor()));
        risks.removeIf(risk -> measures.stream()
                .anyMatch(measure -> families.getOrDefault(risk, Set.of()).contains(measure.category())));
        return risks;
    }

    /** 2.6 rule 14: somebody can work, yet the plan only supports. */
    public boolean lacksDevelopmentalMeasure() {
        return household != null
                && !household.wholeHouseholdWithoutLabour()
                && !measures.isEmpty()
                && measures.stream().noneMatch(measure -> measure.category().developmental());
    }
}

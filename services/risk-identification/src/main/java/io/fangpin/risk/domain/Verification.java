package io.fangpin.risk.domain;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows which alerts a case looks into and what people found at home: after "no risk" its rules rest (DOMAIN 4.6). */
public final class Verification {
    private Verification() {}

    /** The profile after an event of a case; empty when the event changes nothing here. */
    public static Optional<Profile> after(DomainEvent event, Profile profile, ZoneId zone) {
        return switch (event) {
            case CaseOpened opened ->
                Optional.ofNullable(opened.alertId()).flatMap(alertId -> joined(profile, opened.caseId(), alertId));
            case AlertJoinedCase joined -> joined(profile, joined.caseId(), joined.alertId());
            case CaseStepTaken step -> stepped(profile, step, LocalDate.ofInstant(step.at(), zone));
            default -> Optional.empty();
        };
    }

    private static Optional<Profile> joined(Profile profile, String caseId, String alertId) {
        OpenAlert open = profile.openAlerts().get(alertId);
        List<CaseAlert> known = profile.cases().getOrDefault(caseId, List.of());
        if (open == null || known.stream().anyMatch(one -> one.alertId().equals(alertId))) {
            return Optional.empty();
        }
        List<CaseAlert> more = new ArrayList<>(known);
        more.add(new CaseAlert(
                alertId,
                open.alert().ruleCode(),
                open.alert().personId(),
                open.alert().level()));
        Map<String, List<CaseAlert>> cases = new TreeMap<>(profile.cases());
        cases.put(caseId, List.copyOf(more));
        return Optional.of(profile.withCases(cases, profile.suppressions()));
    }

    private static Optional<Profile> stepped(Profile profile, CaseStepTaken step, LocalDate on) {
        List<CaseAlert> alerts = profile.cases().get(step.caseId());
        if (alerts == null || !ends(step.to())) {
            return Optional.empty();
        }
        Map<String, List<CaseAlert>> cases = new TreeMap<>(profile.cases());
        cases.remove(step.caseId());
        Map<String, Suppression> suppressions = new TreeMap<>(profile.suppressions());
        if (step.to() == CaseState.NO_RISK) {
            alerts.stream()
                    .map(alert -> suppression(profile, alert, on))
                    .forEach(one -> suppressions.merge(one.key(), one, Verification::newer));
        }
        return Optional.of(profile.withCases(cases, suppressions));
    }

    /** An alert may have become graver while the case was open: people saw it as it is now. */
    private static Suppression suppression(Profile profile, CaseAlert alert, LocalDate on) {
        OpenAlert open = profile.openAlerts().get(alert.alertId());
        return new Suppression(
                alert.ruleCode(),
                alert.personId(),
                open == null ? alert.level() : open.alert().level(),
                on);
    }

    /** Of two of one day, e.g. of alerts of two years, the graver. */
    private static Suppression newer(Suppression one, Suppression other) {
        if (one.verifiedOn().equals(other.verifiedOn())) {
            return one.level().compareTo(other.level()) >= 0 ? one : other;
        }
        return one.verifiedOn().isAfter(other.verifiedOn()) ? one : other;
    }

    /** Nobody will find anything about its alerts any more. */
    private static boolean ends(CaseState state) {
        return switch (state) {
            case NO_RISK, ENTERED, RE_IDENTIFIED, ELIMINATED, REJECTED, WITHDRAWN, CLOSED -> true;
            case CLUE,
                    TRIAGED,
                    VERIFYING,
                    APPLICATION_SIGNED,
                    COMPARING,
                    VILLAGE_REVIEW,
                    VILLAGE_PUBLICITY,
                    TOWNSHIP_REVIEW,
                    COUNTY_DETERMINATION,
                    ANNOUNCED,
                    PAIRED,
                    PLANNED,
                    ASSISTING,
                    ELIM_PROPOSED,
                    ELIM_VERIFYING,
                    ELIM_PUBLICITY,
                    ELIM_APPROVED -> false;
        };
    }
}

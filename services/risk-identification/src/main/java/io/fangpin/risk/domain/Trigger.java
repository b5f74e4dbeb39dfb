package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FactKind;

/** Why a profile is looked at again. */
public sealed interface Trigger {
    /** The register's snapshot is new: every rule reads the household. */
    record HouseholdChanged() implements Trigger {}

    record FactChanged(FactKind kind, boolean withdrawn) implements Trigger {}

    record TimePassed() implements Trigger {}

    record PolicyChanged() implements Trigger {}

    /** People looked into alerts at home and found no risk. */
    record NoRiskFound() implements Trigger {}

    /** A case told of a measure, of monitoring or of what people found. */
    record CaseTold(FactKind kind) implements Trigger {}

    /** Whether the rule reads what changed, or other alerts that what changed may bring about. */
    default boolean concerns(RuleDefinition rule) {
        return switch (this) {
            case FactChanged fact ->
                fact.kind().equals(FactKind.DEATH)
                        || rule.followsAlerts()
                        || rule.reads().contains(fact.kind());
            case CaseTold told -> rule.followsAlerts() || rule.reads().contains(told.kind());
            case HouseholdChanged household -> true;
            case TimePassed time -> true;
            case PolicyChanged policy -> true;
            case NoRiskFound found -> true;
        };
    }
}

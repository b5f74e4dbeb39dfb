package io.fangpin.schemas;

import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.feeds.RowsSubmitted;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.funds.PaymentRefused;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchProgressed;
import io.fangpin.schemas.matching.BatchReceived;
import io.fangpin.schemas.matching.BatchRefused;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.MatchRuled;
import io.fangpin.schemas.matching.ParametersPublished;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordsResolved;
import io.fangpin.schemas.registry.HouseholdChanged;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.fangpin.schemas.risk.RulePackPublished;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event record of the platform, by its CloudEvents type. */
public final class EventCatalogue {

    private static final List<Class<? extends DomainEvent>> ALL = List.of(
            HouseholdSnapshot.class,
            HouseholdChanged.class,
            FeedRecordReceived.class,
            FeedRecordsReceived.class,
            RowsSubmitted.class,
            FactRecorded.class,
            FactWithdrawn.class,
            RecordResolved.class,
            RecordsResolved.class,
            MatchRuled.class,
            ParametersPublished.class,
            BatchReceived.class,
            BatchProgressed.class,
            BatchCompleted.class,
            BatchRefused.class,
            FeedHealthChanged.class,
            AlertRaised.class,
            AlertRevised.class,
            AlertCleared.class,
            AlertEscalated.class,
            RulePackPublished.class,
            CaseOpened.class,
            AlertJoinedCase.class,
            CaseStepTaken.class,
            MeasureAgreed.class,
            MeasureDelivered.class,
            MonitoredStatusChanged.class,
            VillageTaskOpened.class,
            AlertsJoinedVillageTask.class,
            VillageTaskStepTaken.class,
            FundSourceRegistered.class,
            FundAllocated.class,
            PaymentMoved.class,
            PaymentRefused.class);

    private static final Map<String, Class<? extends DomainEvent>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(c -> of(c).value(), Function.identity()));

    /** Asking an annotation for its parts goes through a proxy each time. */
    private static final ClassValue<Wire> WIRE = new ClassValue<>() {
        @Override
        @SuppressWarnings("unchecked") // Asked for event records only.
        protected Wire computeValue(Class<?> event) {
            EventType type = of((Class<? extends DomainEvent>) event);
            return new Wire(type.value(), type.topic());
        }
    };

    private EventCatalogue() {}

    /** An event record's CloudEvents type and topic. */
    public record Wire(String type, String topic) {}

    /** As {@link #of}, for every event that is sent. */
    public static Wire wire(Class<? extends DomainEvent> event) {
        return WIRE.get(event);
    }

    public static List<Class<? extends DomainEvent>> all() {
        return ALL;
    }

    /** The record of a CloudEvents type; empty for a type this version does not know. */
    public static Optional<Class<? extends DomainEvent>> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The wire name of an event record; a record without one is a programming fault. */
    public static EventType of(Class<? extends DomainEvent> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return type;
    }
}

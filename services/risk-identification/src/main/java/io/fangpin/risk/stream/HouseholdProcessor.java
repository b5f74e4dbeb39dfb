package io.fangpin.risk.stream;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.risk.domain.AlertChange;
import io.fangpin.risk.domain.CaseFacts;
import io.fangpin.risk.domain.FactShapes.MalformedFact;
import io.fangpin.risk.domain.Known;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.Reconciliation.Reconciled;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the profiles of one partition's households and says what happens to their alerts. */
final class HouseholdProcessor implements Processor<String, byte[], String, byte[]> {
    /** 1 while some profiles of a partition have not been held against the policy in force today, otherwise 0. */
    static final String BEHIND = "fangpin.risk.profiles.behind";

    /** Each look makes Kafka Streams commit a transaction, whatever comes of it: seldom, then, unless a pass is under way. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final String CONSUMER = "risk-identification";
    private final Assessing assessing;
    private final SweepPace pace;
    private final CommitPace commits;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, Profile> profiles;
    private @Nullable KeyValueStore<String, Known> history;
    private @Nullable Sweep sweep;
    private @Nullable Cancellable slices;
    private @Nullable Gauge behind;

    HouseholdProcessor(Assessing assessing, SweepPace pace, CommitPace commits) {
        this.assessing = assessing;
        this.pace = pace;
        this.commits = commits;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> here) {
        context = here;
        KeyValueStore<String, Profile> store = here.getStateStore(RiskTopology.PROFILES);
        profiles = store;
        history = here.getStateStore(RiskTopology.HISTORY);
        Sweep sweeping = new Sweep(assessing, store, reconciled -> keep(reconciled, null));
        sweep = sweeping;
        behind = Gauge.builder(BEHIND, sweeping, passes -> passes.isBehind() ? 1 : 0)
                .tag("partition", Integer.toString(here.taskId().partition()))
                .register(Metrics.globalRegistry);
        here.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> look());
    }

    @Override
    public void close() {
        if (context != null) {
            commits.forget(context);
        }
        if (behind != null) {
            Metrics.globalRegistry.remove(behind);
        }
    }

    @Override
    public void process(Record<String, byte[]> in) {
        switch (EventReader.read(asConsumed(in))) {
            case Read read -> apply(in, read.event());
            case UnknownType unknown -> bury(in, "unknown type: " + unknown.type());
            case Poison poison -> bury(in, poison.cause());
        }
    }

    private void apply(Record<String, byte[]> in, EventEnvelope<?> event) {
        DomainEvent data = event.data();
        if (in.key() == null || !in.key().equals(data.key())) {
            bury(in, "the key is not the household's");
            return;
        }
        Optional<Reconciled> reconciled;
        try {
            Profile known = store().get(in.key());
            Profile profile = known == null ? Profile.empty(in.key()) : known;
            reconciled = switch (data) {
                case HouseholdSnapshot snapshot -> assessing.household(profile, snapshot);
                case FactRecorded fact -> assessing.fact(profile, fact);
                case FactWithdrawn fact -> assessing.withdrawal(profile, fact);
                case CaseOpened opened -> assessing.caseEvent(profile, opened);
                case AlertJoinedCase joined -> assessing.caseEvent(profile, joined);
                case CaseStepTaken step -> assessing.caseEvent(profile, step);
                case MeasureAgreed agreed -> assessing.caseEvent(profile, agreed);
                case MeasureDelivered delivered -> assessing.caseEvent(profile, delivered);
                case MonitoredStatusChanged changed -> assessing.caseEvent(profile, changed);
                default -> throw new UnexpectedEvent(event.type());
            };
        } catch (UnexpectedEvent | MalformedFact e) {
            bury(in, String.valueOf(e.getMessage()));
            return;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException | ArithmeticException e) {
            // Data no rule can be held against must not stop the stream; nothing was written yet.
            bury(in, "cannot be assessed: " + e.getClass().getSimpleName());
            return;
        }
        String traceparent = CloudEvents.text(in.headers(), CloudEvents.TRACEPARENT);
        reconciled.ifPresent(changed -> {
            remember(changed.profile(), data);
            keep(changed, traceparent);
            if (!changed.changes().isEmpty()) {
                commits.soon(here(), in.timestamp());
            }
        });
    }

    /** Older versions stay too: a back-test sees what was known on a past day. */
    private void remember(Profile profile, DomainEvent data) {
        Optional<Known> known = switch (data) {
            case HouseholdSnapshot snapshot ->
                Optional.ofNullable(profile.household()).map(Known::of);
            case FactRecorded fact -> known(profile, fact.factId(), fact.recordedAt());
            case FactWithdrawn fact -> known(profile, fact.factId(), fact.recordedAt());
            case MeasureAgreed agreed -> known(profile, agreed.measureId(), agreed.at());
            case MeasureDelivered delivered -> known(profile, delivered.measureId(), delivered.at());
            case MonitoredStatusChanged changed -> known(profile, CaseFacts.MONITORING.code(), changed.at());
            case CaseStepTaken step
            when CaseFacts.concludes(step.to()) -> known(profile, CaseFacts.EXAMINATION.code(), step.at());
            default -> Optional.empty();
        };
        KeyValueStore<String, Known> kept = history;
        if (kept != null) {
            known.ifPresent(one -> kept.put(HistoryKey.of(profile.householdId(), one), one));
        }
    }

    private static Optional<Known> known(Profile profile, String factId, Instant at) {
        return Optional.ofNullable(profile.facts().get(factId)).map(fact -> Known.of(at, fact));
    }

    /** An event of the catalogue that does not belong on this topic. */
    private static final class UnexpectedEvent extends RuntimeException {
        UnexpectedEvent(String type) {
            super("unexpected type: " + type, null, false, false);
        }
    }

    /** What is said belongs to the trace of the event that brought it about; what time or the policy does has none. */
    private void keep(Reconciled reconciled, @Nullable String traceparent) {
        store().put(reconciled.profile().householdId(), reconciled.profile());
        Instant now = assessing.clock().instant();
        for (AlertChange change : reconciled.changes()) {
            switch (change) {
                case AlertChange.Raised raised ->
                    say(new AlertRaised(raised.alert(), now), raised.alert(), RiskTopology.TO_ALERTS, now, traceparent);
                case AlertChange.Revised revised ->
                    say(
                            new AlertRevised(revised.alert(), revised.previousLevel(), now),
                            revised.alert(),
                            RiskTopology.TO_ALERTS,
                            now,
                            traceparent);
                case AlertChange.ValuesUpdated updated ->
                    say(
                            new AlertRevised(updated.alert(), updated.previousLevel(), now),
                            updated.alert(),
                            RiskTopology.TO_VALUES,
                            now,
                            traceparent);
                case AlertChange.Cleared cleared ->
                    say(
                            new AlertCleared(
                                    cleared.alert(),
                                    cleared.reason().name(),
                                    cleared.reason().zh(),
                                    cleared.reason().en(),
                                    now),
                            cleared.alert(),
                            RiskTopology.TO_ALERTS,
                            now,
                            traceparent);
            }
        }
    }

    /** The id is the same each time the same version of an alert is said, also after a replay from the beginning. */
    private void say(DomainEvent event, Alert alert, String to, Instant now, @Nullable String traceparent) {
        ProducerRecord<String, byte[]> out = CloudEvents.toRecord(
                EventEnvelope.of(alert.alertId() + ":" + alert.version(), assessing.source(), now, event));
        CloudEvents.trace(out.headers(), traceparent);
        here().forward(new Record<>(out.key(), out.value(), now.toEpochMilli(), out.headers()), to);
    }

    private void bury(Record<String, byte[]> in, String cause) {
        Record<String, byte[]> letter = in.withHeaders(in.headers());
        CloudEvents.put(letter.headers(), "dead_letter_cause", cause);
        CloudEvents.put(letter.headers(), "dead_letter_consumer", CONSUMER);
        here().recordMetadata().ifPresent(at -> {
            CloudEvents.put(letter.headers(), "dead_letter_topic", at.topic());
            CloudEvents.put(letter.headers(), "dead_letter_partition", Integer.toString(at.partition()));
            CloudEvents.put(letter.headers(), "dead_letter_offset", Long.toString(at.offset()));
        });
        CloudEvents.put(
                letter.headers(), "dead_letter_at", assessing.clock().instant().toString());
        here().forward(letter, RiskTopology.TO_DEAD_LETTERS);
    }

    private void look() {
        if (slices == null && sweep != null && sweep.isBehind() && pace.work(sweep::slice)) {
            slices = here().schedule(SweepPace.EVERY, PunctuationType.WALL_CLOCK_TIME, at -> goOn());
        }
    }

    private void goOn() {
        if (slices != null && sweep != null && !pace.work(sweep::slice)) {
            slices.cancel();
            slices = null;
        }
    }

    private ConsumerRecord<String, byte[]> asConsumed(Record<String, byte[]> in) {
        Optional<RecordMetadata> at = here().recordMetadata();
        return new ConsumerRecord<>(
                at.map(RecordMetadata::topic).orElse(""),
                at.map(RecordMetadata::partition).orElse(0),
                at.map(RecordMetadata::offset).orElse(0L),
                in.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                in.value() == null ? 0 : in.value().length,
                in.key(),
                in.value(),
                in.headers(),
                Optional.empty());
    }

    private ProcessorContext<String, byte[]> here() {
        if (context == null) {
            throw new IllegalStateException("not initialised");
        }
        return context;
    }

    private KeyValueStore<String, Profile> store() {
        if (profiles == null) {
            throw new IllegalStateException("not initialised");
        }
        return profiles;
    }
}

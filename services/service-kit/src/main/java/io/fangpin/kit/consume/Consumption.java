package io.fangpin.kit.consume;

import io.fangpin.kit.consume.DeadLetterQueue.Dead;
import io.fangpin.kit.consume.ParkedEvents.Waiting;
import io.fangpin.kit.consume.ReadEvent.Poison;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.consume.ReadEvent.UnknownType;
import io.fangpin.kit.trace.Tracing;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Applies a Kafka batch once, in one transaction. What cannot be read or fails for good goes to the dead letters, what
 * came too early is parked, and when PostgreSQL or Kafka is away it waits: the returned Uni fails only at shutdown.
 * While traces are on, the transactions are one for each run of events of the same trace.
 */
@ApplicationScoped
public class Consumption {
    private final Pool pool;
    private final ParkedEvents parked;
    private final DeadLetterQueue deadLetters;
    private final Tracing tracing;
    private final Map<String, Settling> consumers = new ConcurrentHashMap<>();

    @Inject
    public Consumption(Pool pool, ParkedEvents parked, DeadLetterQueue deadLetters, Tracing tracing) {
        this.pool = pool;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
    }

    /** Applies the batch with the kit's transaction; {@code consumer} names who has seen what, e.g. the channel. */
    public Uni<Void> apply(String consumer, ConsumerRecords<String, byte[]> batch, EventHandler handler) {
        register(consumer, handler);
        return apply(settling(consumer), batch);
    }

    /** Applies the batch with the handler's own transaction. */
    public Uni<Void> applyOwn(String consumer, ConsumerRecords<String, byte[]> batch, OwnTransactionHandler handler) {
        registerOwn(consumer, handler);
        return apply(settling(consumer), batch);
    }

    /** Makes a handler known before its first batch, so that events parked before a restart are tried again at once. */
    public void register(String consumer, EventHandler handler) {
        consumers.computeIfAbsent(consumer, name -> settling(name, events -> inTransaction(name, events, handler)));
    }

    /** As {@link #register}, for a handler with its own transaction. */
    public void registerOwn(String consumer, OwnTransactionHandler handler) {
        consumers.computeIfAbsent(
                consumer,
                name -> settling(
                        name,
                        events -> handler.handle(
                                List.copyOf(events.stream().map(Read::event).toList()))));
    }

    Set<String> consumerNames() {
        return Set.copyOf(consumers.keySet());
    }

    /** Tries the parked events whose time has come. */
    Uni<Void> retryDue(String consumer) {
        Settling settling = settling(consumer);
        return Settling.patiently(() -> parked.due(consumer)).chain(waiting -> retry(settling, waiting));
    }

    private Uni<Void> apply(Settling settling, ConsumerRecords<String, byte[]> batch) {
        List<Read> readable = new ArrayList<>(batch.count());
        List<Dead> dead = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            switch (EventReader.read(record)) {
                case Read read -> readable.add(read);
                case UnknownType unknown -> dead.add(new Dead(record, "unknown type: " + unknown.type()));
                case Poison poison -> dead.add(new Dead(record, poison.cause()));
            }
        }
        return Settling.patiently(() -> deadLetters.bury(settling.consumer(), dead))
                .chain(() -> settling.settleArrivals(readable))
                .chain(arrived -> arrived.othersWait() || !arrived.parked().isEmpty()
                        ? retryWaitingFor(readable, arrived.parked())
                        : Uni.createFrom().voidItem());
    }

    /** What has just been applied may be what others wait for, in any consumer of this service. */
    private Uni<Void> retryWaitingFor(List<Read> applied, Set<String> parkedNow) {
        Set<String> keys = new HashSet<>();
        applied.forEach(read -> keys.add(ParkedEvents.key(read)));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Settling settling : consumers.values()) {
            done = done.chain(() -> Settling.patiently(() -> parked.waitingFor(settling.consumer(), keys, parkedNow)))
                    .chain(waiting -> retry(settling, waiting));
        }
        return done;
    }

    private Uni<Void> retry(Settling settling, List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Read> events = new ArrayList<>();
        List<Dead> dead = new ArrayList<>();
        Set<String> tooOld = new HashSet<>();
        for (Waiting one : waiting) {
            switch (EventReader.read(one.record())) {
                case Read read -> {
                    events.add(read);
                    if (one.tooOld()) {
                        tooOld.add(read.event().id());
                    }
                }
                case UnknownType unknown -> dead.add(new Dead(one.record(), "unknown type: " + unknown.type()));
                case Poison poison -> dead.add(new Dead(one.record(), poison.cause()));
            }
        }
        return Settling.patiently(() -> deadLetters.bury(settling.consumer(), dead))
                .chain(() -> settling.settleParked(events, tooOld));
    }

    private Uni<Void> inTransaction(String consumer, List<Read> events, EventHandler handler) {
        return pool.withTransaction(tx -> SeenEvents.keepFresh(
                        tx, consumer, events.stream().map(Read::event).toList())
                .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : handler.handle(tx, fresh)));
    }

    private Settling settling(String consumer, Settling.Attempt attempt) {
        return new Settling(consumer, attempt, parked, deadLetters, tracing);
    }

    private Settling settling(String consumer) {
        Settling settling = consumers.get(consumer);
        if (settling == null) {
            throw new IllegalStateException("Consumer not registered: " + consumer);
        }
        return settling;
    }
}

package io.fangpin.kit.outbox;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.kit.outbox.OutboxPublisher.Outcome;
import io.fangpin.kit.outbox.OutboxPublisher.Refused;
import io.fangpin.kit.outbox.OutboxSession.Pending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox in commit order and deletes what Kafka has acknowledged: at least once, in order per key. One
 * replica relays at a time; when PostgreSQL or Kafka is away it waits and goes on.
 */
@ApplicationScoped
public class OutboxRelay {
    /**
     * Not every transaction notifies, and rows wait for older transactions: after news, look again soon for a while. Under
     * a steady load that is always, and each look asks the database twice.
     */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static final Duration STAY_AWAKE = Duration.ofMillis(100);

    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final OutboxSettings settings;
    private final String service;
    private final Counter published;
    private final Counter refused;
    private final Timer lag;
    private final CountDownLatch stop = new CountDownLatch(1);
    /** When the oldest row that this replica has yet to publish was said, by {@link System#nanoTime}; null without one. */
    private volatile @Nullable Long oldestNanos;

    private @Nullable Thread thread;

    @Inject
    public OutboxRelay(
            KafkaClients clients,
            OutboxSettings settings,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry metrics) {
        this.clients = clients;
        this.settings = settings;
        this.service = service;
        this.published = metrics.counter("fangpin.outbox.published");
        this.refused = metrics.counter("fangpin.outbox.refused");
        this.lag = metrics.timer("fangpin.outbox.lag");
        Gauge.builder("fangpin.outbox.oldest", this, OutboxRelay::oldestSeconds)
                .baseUnit("seconds")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (settings.enabled()) {
            thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::relayUntilStopped);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop.countDown();
        if (thread != null && !thread.join(Duration.ofSeconds(5))) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void relayUntilStopped() {
        while (!stopped(Duration.ZERO)) {
            try {
                relay();
            } catch (SQLException | KafkaException e) {
                Log.warnf("Outbox relay waits and goes on: %s", e.getClass().getSimpleName());
                stopped(REST_AFTER_FAILURE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void relay() throws SQLException, InterruptedException {
        try (OutboxSession session = settings.open()) {
            while (!session.tryLock()) {
                oldestNanos = null;
                if (stopped(settings.poll())) {
                    return;
                }
            }
            KafkaProducer<String, byte[]> producer = clients.producer(service + "-outbox");
            try {
                relay(session, new OutboxPublisher(producer));
            } finally {
                producer.close(Duration.ofSeconds(2));
            }
        }
    }

    private void relay(OutboxSession session, OutboxPublisher publisher) throws SQLException, InterruptedException {
        long awakeUntil = System.nanoTime();
        while (!stopped(Duration.ZERO)) {
            List<Pending> rows = session.fetch(settings.batch());
            oldestNanos =
                    rows.isEmpty() ? null : System.nanoTime() - rows.getFirst().ageNanos();
            if (!rows.isEmpty()) {
                settle(session, publisher.publish(rows));
                awakeUntil = System.nanoTime() + STAY_AWAKE.toNanos();
                if (rows.size() < settings.batch() && stopped(settings.gathering())) {
                    return;
                }
            } else if (System.nanoTime() < awakeUntil || session.anyLeft()) {
                session.awaitNews(LOOK_AGAIN);
            } else if (session.awaitNews(settings.poll())) {
                awakeUntil = System.nanoTime() + STAY_AWAKE.toNanos();
            }
        }
    }

    private void settle(OutboxSession session, Outcome outcome) throws SQLException {
        for (Refused row : outcome.refused()) {
            Log.errorf("Outbox event %s set aside: %s", row.row().row().type(), row.cause());
            session.refuse(row.row().position(), row.cause());
            refused.increment();
        }
        session.delete(outcome.acked().stream().map(Pending::position).toList());
        published.increment(outcome.acked().size());
        for (Pending row : outcome.acked()) {
            lag.record((long) (row.ageSeconds() * 1000), TimeUnit.MILLISECONDS);
        }
        if (outcome.stoppedBy() != null) {
            throw new KafkaException("Kafka did not take a record", outcome.stoppedBy());
        }
    }

    /** Grows by itself while Kafka or PostgreSQL keeps the relay waiting. */
    private double oldestSeconds() {
        Long since = oldestNanos;
        return since == null ? 0 : Math.max(0, System.nanoTime() - since) / 1e9;
    }

    private boolean stopped(Duration after) {
        try {
            return stop.await(after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

package io.fangpin.matching.stream;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Matches feed records on a few threads; started by the service when the person index is complete. At least once: what is
 * said about a record has the same event id each time, so whoever hears it twice applies it once, and no transaction is paid
 * for (ADR 13).
 */
@ApplicationScoped
public class MatchingStream {
    private static final int MOST_THREADS = 2;
    /** A thread answers faster than a core reads files and PostgreSQL archives; a second one there only halves batches. */
    private static final int CORES_A_THREAD = 2;

    private static final String NAME = "data-matching-stream-";

    private final KafkaClients clients;
    private final Supplier<PersonMatcher> matchers;
    private final DatasetContracts contracts;
    private final Clock clock;
    private final String source;
    private final Duration commitInterval;
    private final MeterRegistry meters;
    private volatile List<MatchingThread> threads = List.of();

    @Inject
    MatchingStream(
            KafkaClients clients,
            @ConfigProperty(name = "fangpin.matching.commit-interval-millis") int commitIntervalMillis,
            @ConfigProperty(name = "fangpin.event-source") String source,
            Instance<PersonMatcher> matchers,
            DatasetContracts contracts,
            Clock clock,
            MeterRegistry meters) {
        this.clients = clients;
        this.matchers = matchers::get;
        this.contracts = contracts;
        this.clock = clock;
        this.source = source;
        this.commitInterval = Duration.ofMillis(commitIntervalMillis);
        this.meters = meters;
    }

    /** How far it is. */
    public enum State {
        /** Not started: the person index is not complete. */
        WAITING,
        /** Not every thread has been given its share of the partitions. */
        JOINING,
        RUNNING
    }

    public synchronized void start() {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors() / CORES_A_THREAD, 1, MOST_THREADS);
        List<MatchingThread> started = IntStream.range(0, count)
                .mapToObj(number -> new MatchingThread(NAME + number, () -> open(NAME + number)))
                .toList();
        Gauge.builder("fangpin.matching.threads", this, MatchingStream::joined).register(meters);
        started.forEach(MatchingThread::start);
        threads = started;
    }

    private OpenLoop open(String name) {
        var matching = new MatchRecords(matchers.get(), contracts, source);
        return OpenLoop.of(name, clients, matching, clock, commitInterval, meters);
    }

    public State state() {
        List<MatchingThread> now = threads;
        if (now.isEmpty()) {
            return State.WAITING;
        }
        return joined() == now.size() ? State.RUNNING : State.JOINING;
    }

    private long joined() {
        return threads.stream().filter(MatchingThread::hasJoined).count();
    }

    @PreDestroy
    synchronized void stop() {
        threads.forEach(MatchingThread::stop);
        threads.forEach(MatchingThread::close);
    }
}

package io.fangpin.backing;

import io.fangpin.backing.process.AttachedServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** PostgreSQL and Kafka together, started side by side. */
public final class Backing implements AutoCloseable {
    // System properties, not a static field: test frameworks load this class more than once in a JVM.
    private static final String SHARED_POSTGRES = "fangpin.backing.shared.postgres";
    private static final String SHARED_KAFKA = "fangpin.backing.shared.kafka";
    private static final int ATTEMPTS = 3;

    private final Postgres postgres;
    private final Kafka kafka;

    private Backing(Postgres postgres, Kafka kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    public static Backing start(BackingOptions options) {
        CompletableFuture<Kafka> kafka = CompletableFuture.supplyAsync(() -> Kafka.start(options));
        try {
            Postgres postgres = Postgres.start(options);
            return new Backing(postgres, joined(kafka, postgres));
        } catch (RuntimeException e) {
            kafka.handle((started, failure) -> {
                        if (started != null) {
                            started.close();
                        }
                        return failure;
                    })
                    .join();
            throw e;
        }
    }

    /** One PostgreSQL and one Kafka for all tests of this JVM; they end with it, and closing or stopping these handles does nothing. */
    public static Backing shared() {
        synchronized (System.getProperties()) {
            if (System.getProperty(SHARED_POSTGRES) == null && System.getProperty(SHARED_KAFKA) == null) {
                Backing started = onFreePorts(Backing::start);
                share(SHARED_POSTGRES, started.postgres);
                share(SHARED_KAFKA, started.kafka);
            }
            return new Backing(sharedPostgres(), sharedKafka());
        }
    }

    /** Only the PostgreSQL that all tests of this JVM share. */
    public static Postgres sharedPostgres() {
        synchronized (System.getProperties()) {
            if (System.getProperty(SHARED_POSTGRES) == null) {
                share(SHARED_POSTGRES, onFreePorts(Postgres::start));
            }
            return new Postgres(new AttachedServer("shared PostgreSQL"), Integer.getInteger(SHARED_POSTGRES, 0));
        }
    }

    /** Only the Kafka that all tests of this JVM share. */
    public static Kafka sharedKafka() {
        synchronized (System.getProperties()) {
            if (System.getProperty(SHARED_KAFKA) == null) {
                share(SHARED_KAFKA, onFreePorts(Kafka::start));
            }
            return new Kafka(new AttachedServer("shared Kafka"), Integer.getInteger(SHARED_KAFKA, 0));
        }
    }

    public Postgres postgres() {
        return postgres;
    }

    public Kafka kafka() {
        return kafka;
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }

    /** A port that was free when it was chosen may be somebody else's by now: then with others. */
    private static <T> T onFreePorts(Function<BackingOptions, T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.apply(BackingOptions.ephemeral());
            } catch (BackingException e) {
                if (e.code() != BackingException.Code.PORT_IN_USE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Kafka joined(CompletableFuture<Kafka> kafka, Postgres postgres) {
        try {
            return kafka.join();
        } catch (CompletionException e) {
            postgres.close();
            throw e.getCause() instanceof BackingException known ? known : e;
        }
    }

    private static void share(String property, BackingService service) {
        System.setProperty(property, Integer.toString(service.port()));
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, property + ".end"));
    }
}

package io.fangpin.kit.testing;

import io.fangpin.backing.Backing;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} a real PostgreSQL and Kafka, started once per JVM, and an empty database of its own:
 * {@code @QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))}.
 */
public final class BackingResource implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "test";

    private String database = "service";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        Backing backing = Backing.shared();
        backing.postgres().dropDatabase(database);
        backing.postgres().createDatabase(database, database, PASSWORD);
        return Map.of(
                "quarkus.datasource.reactive.url",
                backing.postgres().reactiveUrl(database),
                "quarkus.datasource.jdbc.url",
                backing.postgres().jdbcUrl(database),
                "quarkus.datasource.username",
                database,
                "quarkus.datasource.password",
                PASSWORD,
                "kafka.bootstrap.servers",
                backing.kafka().bootstrapServers(),
                "quarkus.devservices.enabled",
                "false");
    }

    /** The servers are shared by all tests of the JVM and end with it. */
    @Override
    public void stop() {}
}

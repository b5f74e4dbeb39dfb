package io.fangpin.kit.outbox;

import io.fangpin.backing.Backing;
import io.fangpin.backing.BackingOptions;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.flywaydb.core.Flyway;

/** Servers that a test may cut off, and a relay on them, without a container around it. */
public final class RelayRig implements AutoCloseable {
    public final Vertx vertx = Vertx.vertx();
    public final Backing servers;
    public final KafkaClients kafka;
    public final Pool pool;
    public final Outbox outbox;
    public final MeterRegistry metrics = new SimpleMeterRegistry();
    private final OutboxRelay relay;

    public RelayRig() throws Exception {
        servers = Backing.start(BackingOptions.ephemeral());
        servers.postgres().createDatabase("relay", "relay", "relay");
        String jdbcUrl = servers.postgres().jdbcUrl("relay");
        Flyway.configure()
                .dataSource(jdbcUrl, "relay", "relay")
                .locations("db/kit")
                .load()
                .migrate();
        kafka = new KafkaClients(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
        try (var admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(Topics.CASES, Optional.of(6), Optional.empty())))
                    .all()
                    .get();
        }
        pool = io.vertx.mutiny.pgclient.PgBuilder.pool(builder -> builder.with(
                        new PoolOptions().setMaxSize(16).setConnectionTimeout(5))
                .connectingTo(PgConnectOptions.fromUri(servers.postgres().reactiveUrl("relay"))
                        .setUser("relay")
                        .setPassword("relay")
                        .setCachePreparedStatements(true))
                .using(vertx));
        outbox = new Outbox(Clock.systemUTC(), "/fangpin/rig");
        OutboxSettings settings = new OutboxSettings();
        settings.enabled = true;
        settings.poll = Duration.ofMillis(250);
        settings.gathering = Duration.ofMillis(50);
        settings.batch = 2000;
        settings.jdbcUrl = jdbcUrl;
        settings.user = "relay";
        settings.password = "relay";
        relay = new OutboxRelay(kafka, settings, "rig", metrics);
    }

    public void startRelay() {
        relay.start(new StartupEvent());
    }

    @Override
    public void close() throws Exception {
        relay.stop(new ShutdownEvent());
        pool.closeAndAwait();
        vertx.closeAndAwait();
        servers.close();
    }
}

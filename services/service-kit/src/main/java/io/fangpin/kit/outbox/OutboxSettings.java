package io.fangpin.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the relay works ({@code fangpin.outbox.*}) and where its database is. */
@ApplicationScoped
class OutboxSettings {
    @Inject
    @ConfigProperty(name = "fangpin.outbox.enabled")
    boolean enabled;

    @Inject
    @ConfigProperty(name = "fangpin.outbox.poll")
    Duration poll;

    @Inject
    @ConfigProperty(name = "fangpin.outbox.gathering")
    Duration gathering;

    @Inject
    @ConfigProperty(name = "fangpin.outbox.batch")
    int batch;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    boolean enabled() {
        return enabled;
    }

    /** The slow poll beside the notifications. */
    Duration poll() {
        return poll;
    }

    /** What comes within this time of what was published shares the next batch, and everybody's work with it (ADR 28). */
    Duration gathering() {
        return gathering;
    }

    int batch() {
        return batch;
    }

    OutboxSession open() throws SQLException {
        return OutboxSession.open(jdbcUrl, user, password);
    }
}

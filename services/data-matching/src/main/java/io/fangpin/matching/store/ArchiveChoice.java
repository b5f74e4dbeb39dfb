package io.fangpin.matching.store;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which archive this deployment uses: {@code fangpin.archive}. */
@ApplicationScoped
class ArchiveChoice {
    @Produces
    @Singleton
    RecordArchive archive(Pool pool, @ConfigProperty(name = "fangpin.archive") String archive) {
        return switch (archive) {
            case "postgres" -> new PostgresRecordArchive(pool);
            default -> throw new IllegalStateException("fangpin.archive: postgres | mongo, not " + archive);
        };
    }
}

package io.fangpin.matching.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.quarkus.logging.Log;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which archive this deployment uses: {@code fangpin.archive}. MongoDB is not touched unless it is chosen. */
@ApplicationScoped
class ArchiveChoice {
    private final Pool pool;
    private final String archive;
    private final String uri;
    private final String database;
    private @Nullable MongoClient client;

    @Inject
    ArchiveChoice(
            Pool pool,
            @ConfigProperty(name = "fangpin.archive") String archive,
            @ConfigProperty(name = "fangpin.archive.mongo.uri") String uri,
            @ConfigProperty(name = "fangpin.archive.mongo.database") String database) {
        this.pool = pool;
        this.archive = archive;
        this.uri = uri;
        this.database = database;
    }

    @Produces
    @Singleton
    RecordArchive archive() {
        Log.infof("Feed records are archived in %s", archive);
        return switch (archive) {
            case "postgres" -> new PostgresRecordArchive(pool);
            case "mongo" -> mongo();
            default -> throw new IllegalStateException("fangpin.archive: postgres | mongo, not " + archive);
        };
    }

    private RecordArchive mongo() {
        MongoClient opened = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
        client = opened;
        MongoRecordArchive records = new MongoRecordArchive(opened.getDatabase(database));
        records.createIndexes();
        return records;
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}

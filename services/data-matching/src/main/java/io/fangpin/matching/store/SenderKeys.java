package io.fangpin.matching.store;

import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Departments' public keys. */
@ApplicationScoped
public class SenderKeys {
    private static final String INSERT = """
            insert into sender_key (key_id, department, public_key, valid_from, valid_to, registered_by, registered_name, registered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
            """;

    private final Pool pool;

    @Inject
    SenderKeys(Pool pool) {
        this.pool = pool;
    }

    /** A key and from when to when it counts, both days included. */
    public record SenderKey(
            String keyId,
            String department,
            byte[] publicKey,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String registeredBy,
            @Nullable String registeredName,
            Instant registeredAt,
            @Nullable String revokedName,
            @Nullable Instant revokedAt) {

        public boolean countsFor(String sender, LocalDate day) {
            return department.equals(sender)
                    && revokedAt == null
                    && !day.isBefore(validFrom)
                    && (validTo == null || !day.isAfter(validTo));
        }
    }

    /** False when the id is taken: what a key once verified must stay verifiable. */
    public Uni<Boolean> register(SenderKey key) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(key.keyId)
                        .addValue(key.department)
                        .addValue(Buffer.buffer(key.publicKey))
                        .addValue(key.validFrom)
                        .addValue(key.validTo)
                        .addValue(key.registeredBy)
                        .addValue(key.registeredName)
                        .addValue(Batches.utc(key.registeredAt)))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** True when it was in use until now. */
    public Uni<Boolean> revoke(String keyId, Actor by, Instant now) {
        return pool.preparedQuery("update sender_key set revoked_by = $2, revoked_name = $3, revoked_at = $4"
                        + " where key_id = $1 and revoked_at is null")
                .execute(Tuple.of(keyId, by.userId(), by.name(), Batches.utc(now)))
                .map(changed -> changed.rowCount() == 1);
    }

    public Uni<Optional<SenderKey>> find(String keyId) {
        return pool.preparedQuery("select * from sender_key where key_id = $1")
                .execute(Tuple.of(keyId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SenderKeys::key)
                        .findFirst());
    }

    /** By department; of all when none is given. */
    public Uni<List<SenderKey>> list(@Nullable String department) {
        return pool.preparedQuery("select * from sender_key where $1::text is null or department = $1"
                        + " order by department, registered_at limit " + PageRequest.MAX_SIZE)
                .execute(Tuple.of(department))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SenderKeys::key)
                        .toList());
    }

    private static SenderKey key(Row row) {
        OffsetDateTime revoked = row.getOffsetDateTime("revoked_at");
        return new SenderKey(
                row.getString("key_id"),
                row.getString("department"),
                row.getBuffer("public_key").getBytes(),
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_to"),
                row.getString("registered_by"),
                row.getString("registered_name"),
                row.getOffsetDateTime("registered_at").toInstant(),
                row.getString("revoked_name"),
                revoked == null ? null : revoked.toInstant());
    }
}

package io.fangpin.risk.store;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Where households were and whether they were monitored, whenever that changed. Table {@code household_status}. */
@ApplicationScoped
public class HouseholdStatuses {
    private static final String PUT = """
            insert into household_status (household_id, version, division_code, monitored_status, since)
            select $1, $2, $3, $4, $5 where not exists (
                select 1 from (select division_code, monitored_status from household_status
                               where household_id = $1 and version <= $2 order by version desc limit 1) known
                where known.division_code = $3 and known.monitored_status = $4)
            on conflict (household_id, version) do nothing
            """;

    private final Pool pool;

    @Inject
    HouseholdStatuses(Pool pool) {
        this.pool = pool;
    }

    /** From when on a household was so. */
    public record StatusRow(String divisionCode, MonitoredStatus status, Instant since) {}

    /** Keeps what differs from what was said before. */
    public Uni<Void> put(SqlConnection tx, List<HouseholdSnapshot> snapshots) {
        return snapshots.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(PUT)
                        .executeBatch(snapshots.stream()
                                .map(snapshot -> Tuple.of(
                                        snapshot.householdId(),
                                        snapshot.version(),
                                        snapshot.divisionCode(),
                                        snapshot.monitoredStatus().name(),
                                        snapshot.changedAt().atOffset(ZoneOffset.UTC)))
                                .toList())
                        .replaceWithVoid();
    }

    /** The newest first; none of a household that is not known. */
    public Uni<List<StatusRow>> of(String householdId) {
        return pool.preparedQuery(
                        "select division_code, monitored_status, since from household_status where household_id = $1 order by version desc")
                .execute(Tuple.of(householdId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new StatusRow(
                                row.getString("division_code"),
                                MonitoredStatus.valueOf(row.getString("monitored_status")),
                                row.getOffsetDateTime("since").toInstant()))
                        .toList());
    }
}

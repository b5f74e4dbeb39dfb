package io.fangpin.assistance.store;

import io.fangpin.assistance.domain.HouseholdFacts;
import io.fangpin.assistance.domain.HouseholdFacts.Member;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** The local copy of households, written from the registry's snapshots. */
@ApplicationScoped
public class Households {

    private static final String UPSERT = """
            insert into household (household_id, household_no, version, division_code, head_name, household_type, members,
                   synthetic, monitored_status)
            select h."householdId", h."householdNo", h.version, h."divisionCode", h."headName", h."householdType",
                   h.members, h.synthetic, h."monitoredStatus"
            from json_to_recordset(cast(cast($1 as text) as json)) as h("householdId" text, "householdNo" text,
                   version bigint, "divisionCode" text, "headName" text, "householdType" text, members text,
                   synthetic boolean,
                   "monitoredStatus" text)
            on conflict (household_id) do update set household_no = excluded.household_no, version = excluded.version,
                   division_code = excluded.division_code, head_name = excluded.head_name,
                   household_type = excluded.household_type, members = excluded.members, synthetic = excluded.synthetic,
                   monitored_status = excluded.monitored_status
            where household.version < excluded.version
            """;

    private record Copy(
            String householdId,
            String householdNo,
            long version,
            String divisionCode,
            String headName,
            HouseholdType householdType,
            String members,
            boolean synthetic,
            MonitoredStatus monitoredStatus) {}

    /** Keeps the newest version of each; one snapshot per household. */
    public Uni<Void> keep(SqlConnection tx, Collection<HouseholdSnapshot> snapshots) {
        return tx.preparedQuery(UPSERT)
                .execute(Tuple.of(
                        Json.write(snapshots.stream().map(Households::copy).toList())))
                .replaceWithVoid();
    }

    private static Copy copy(HouseholdSnapshot snapshot) {
        return new Copy(
                snapshot.householdId(),
                snapshot.householdNo(),
                snapshot.version(),
                snapshot.divisionCode(),
                snapshot.members().stream()
                        .filter(MemberSnapshot::head)
                        .map(MemberSnapshot::name)
                        .findFirst()
                        .orElse(""),
                snapshot.householdType(),
                Json.write(snapshot.members().stream().map(Member::of).toList()),
                snapshot.synthetic(),
                snapshot.monitoredStatus());
    }

    /** One household, by Hibernate Reactive; the caller brings the session. */
    public Uni<java.util.Optional<HouseholdFacts>> find(String householdId) {
        return HouseholdRow.<HouseholdRow>findById(householdId)
                .map(row -> java.util.Optional.ofNullable(row).map(HouseholdRow::household));
    }
}

package io.fangpin.funds.store;

import io.fangpin.funds.domain.Payee;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The local copy of households and deaths, as far as a payment needs it. */
@ApplicationScoped
public class Payees {

    private static final String HOUSEHOLDS = """
            insert into payee_household (household_id, version, household_no, division_code, bank_name, bank_card_sealed)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (household_id) do update set version = excluded.version, household_no = excluded.household_no,
                division_code = excluded.division_code, bank_name = excluded.bank_name,
                bank_card_sealed = excluded.bank_card_sealed
            where payee_household.version < excluded.version
            """;
    /** Only for the version now stored, so that an older snapshot changes no member either. */
    private static final String PERSONS = """
            insert into payee_person (person_id, household_id, name, status, status_date)
            select $1, $2, $3, $4, $5 from payee_household where household_id = $2 and version = $6
            on conflict (person_id) do update set household_id = excluded.household_id, name = excluded.name,
                status = excluded.status, status_date = excluded.status_date
            """;

    private static final String DEATH = """
            insert into death_fact (fact_id, person_id, version, death_date, record_id, withdrawn)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (fact_id) do update set person_id = excluded.person_id, version = excluded.version,
                death_date = excluded.death_date, record_id = excluded.record_id, withdrawn = excluded.withdrawn
            where death_fact.version < excluded.version
            """;
    private static final String FIND = """
            select h.household_id is not null as known, p.person_id is not null as member,
                   h.bank_card_sealed is not null as has_card,
                   least(d.death_date, case when p.status = 'DECEASED' then p.status_date end) as death_date,
                   coalesce(d.record_id, case when p.status = 'DECEASED' then 'household-registry' end) as evidence
            from (select 1) as one
            left join payee_household h on h.household_id = $1
            left join payee_person p on p.person_id = $2 and p.household_id = $1
            left join lateral (select death_date, record_id from death_fact
                               where person_id = $2 and not withdrawn order by death_date limit 1) d on true
            """;

    public Uni<Void> saveHouseholds(SqlConnection tx, List<HouseholdSnapshot> snapshots) {
        if (snapshots.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> households = new ArrayList<>();
        List<Tuple> persons = new ArrayList<>();
        for (HouseholdSnapshot h : snapshots) {
            households.add(Tuple.of(
                    h.householdId(), h.version(), h.householdNo(), h.divisionCode(), h.bankName(), h.bankCardSealed()));
            for (MemberSnapshot m : h.members()) {
                persons.add(Tuple.of(
                        m.personId(), h.householdId(), m.name(), m.status().name(), m.statusDate(), h.version()));
            }
        }
        Uni<?> saved = tx.preparedQuery(HOUSEHOLDS).executeBatch(households);
        return persons.isEmpty()
                ? saved.replaceWithVoid()
                : saved.chain(() -> tx.preparedQuery(PERSONS).executeBatch(persons))
                        .replaceWithVoid();
    }

    public Uni<Void> saveDeath(SqlConnection tx, String personId, FactRecorded fact) {
        return death(
                tx,
                fact.factId(),
                personId,
                fact.version(),
                deathDate(fact),
                fact.source().recordId(),
                false);
    }

    public Uni<Void> withdrawDeath(SqlConnection tx, String personId, FactWithdrawn fact) {
        return death(
                tx, fact.factId(), personId, fact.version(), null, fact.source().recordId(), true);
    }

    /** The payee as known now; empty while the household is unknown. */
    public Uni<Optional<Payee>> find(SqlConnection tx, String householdId, String personId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(householdId, personId))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getBoolean("known") ? Optional.of(payee(row)) : Optional.empty());
    }

    private static Payee payee(Row row) {
        return new Payee(
                row.getBoolean("member"),
                row.getBoolean("has_card"),
                Optional.ofNullable(row.getLocalDate("death_date")),
                Optional.ofNullable(row.getString("evidence")));
    }

    private static Uni<Void> death(
            SqlConnection tx,
            String factId,
            String personId,
            String version,
            @Nullable LocalDate date,
            String recordId,
            boolean withdrawn) {
        return tx.preparedQuery(DEATH)
                .execute(Tuple.of(factId, personId, version, date, recordId, withdrawn))
                .replaceWithVoid();
    }

    private static LocalDate deathDate(FactRecorded fact) {
        return LocalDate.parse(String.valueOf(fact.values().get("death_date")));
    }
}

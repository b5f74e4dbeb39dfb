package io.fangpin.registry.sheet;

import static java.util.Objects.requireNonNullElse;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.registry.FieldSealer;
import io.fangpin.registry.SaveHouseholds;
import io.fangpin.registry.domain.Finding;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Ids;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.domain.MemberForm;
import io.fangpin.registry.domain.Registering.Decision;
import io.fangpin.registry.sheet.SheetHousehold.Around;
import io.fangpin.registry.sheet.SheetHousehold.Outcome;
import io.fangpin.registry.store.Divisions;
import io.fangpin.registry.store.Households;
import io.fangpin.registry.store.Households.Place;
import io.fangpin.registry.store.Households.Version;
import io.fangpin.registry.store.Registrations;
import io.fangpin.registry.store.Registrations.Registration;
import io.fangpin.registry.store.Registrations.State;
import io.fangpin.registry.store.Registrations.Tally;
import io.fangpin.registry.store.StagedRows;
import io.fangpin.registry.store.StagedRows.RowError;
import io.fangpin.registry.store.StagedRows.StagedRow;
import io.fangpin.schemas.EventJson;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies, or in a dry run tries, the next households of a sheet in one transaction with the sheet's progress: after a
 * restart it goes on behind the last household done. Blocking, on the worker's thread.
 */
@ApplicationScoped
class ApplySheet {

    private static final int MAX_ROWS_OF_HOUSEHOLD = 100;
    private static final Finding TOO_MANY_ROWS =
            new Finding("householdNo", "HOUSEHOLD_TOO_LARGE", "同一户编号的行过多", "Too many rows with one household number");

    private final Pool pool;
    private final Registrations registrations;
    private final StagedRows staged;
    private final Households households;
    private final Divisions divisions;
    private final SaveHouseholds save;
    private final FieldCipher cipher;
    private final FieldSealer sealer;
    private final Clock clock;
    private final int rowsAtOnce;

    @Inject
    ApplySheet(
            Pool pool,
            Registrations registrations,
            StagedRows staged,
            Households households,
            Divisions divisions,
            SaveHouseholds save,
            FieldCipher cipher,
            FieldSealer sealer,
            Clock clock,
            @ConfigProperty(name = "fangpin.registry.rows-per-transaction") int rowsAtOnce) {
        this.pool = pool;
        this.registrations = registrations;
        this.staged = staged;
        this.households = households;
        this.divisions = divisions;
        this.save = save;
        this.cipher = cipher;
        this.sealer = sealer;
        this.clock = clock;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** False when nothing is left to do. */
    boolean nextBatch(String registrationId) {
        return inTransaction(tx -> {
            Registration registration = registrations
                    .lock(tx, registrationId)
                    .await()
                    .indefinitely()
                    .orElseThrow();
            boolean due = registration.state() == State.APPLYING
                    || (registration.state() == State.READING && registration.staged());
            if (!due) {
                return false;
            }
            List<StagedRow> rows = staged.next(
                            tx, registrationId, registration.appliedThrough(), rowsAtOnce, MAX_ROWS_OF_HOUSEHOLD + 1)
                    .await()
                    .indefinitely();
            if (rows.isEmpty()) {
                if (!registration.dryRun()) {
                    staged.forget(tx, registrationId).await().indefinitely();
                }
                registrations
                        .finish(tx, registrationId, clock.instant())
                        .await()
                        .indefinitely();
                return false;
            }
            Batch batch = decide(tx, registration, rows);
            if (!registration.dryRun()) {
                save.save(tx, batch.versions).await().indefinitely();
            }
            staged.addErrors(tx, registrationId, false, batch.errors).await().indefinitely();
            String through = rows.getLast().householdNo();
            registrations
                    .advance(tx, registrationId, through, batch.tally())
                    .await()
                    .indefinitely();
            return true;
        });
    }

    private static final class Batch {
        private final List<Version> versions = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();
        private long created;
        private long unchanged;
        private long quarantined;

        private Tally tally() {
            return new Tally(created, versions.size() - created, unchanged, quarantined);
        }
    }

    private Batch decide(SqlConnection tx, Registration registration, List<StagedRow> stagedRows) {
        Batch batch = new Batch();
        Map<String, List<SheetRow>> byHousehold = new LinkedHashMap<>();
        for (StagedRow row : stagedRows) {
            byHousehold
                    .computeIfAbsent(row.householdNo(), no -> new ArrayList<>())
                    .add(open(row));
        }
        for (StagedRow row : stagedRows) {
            List<SheetRow> tooMany =
                    row.rowsOfHousehold() > MAX_ROWS_OF_HOUSEHOLD ? byHousehold.remove(row.householdNo()) : null;
            if (tooMany != null) {
                tooMany.forEach(one -> addErrors(batch, one, List.of(TOO_MANY_ROWS)));
                batch.quarantined += row.rowsOfHousehold();
            }
        }
        Map<String, Household> known = households
                .lock(tx, byHousehold.keySet().stream().map(Ids::household).toList())
                .await()
                .indefinitely();
        Around around = around(tx, registration, byHousehold.values());
        byHousehold.forEach((householdNo, rows) -> {
            Household before = known.get(Ids.household(householdNo));
            Outcome outcome = new SheetHousehold(rows, before, around).decide();
            rows.forEach(row -> addErrors(
                    batch, row, requireNonNullElse(outcome.findingsByRow().get(row.rowNo()), List.of())));
            batch.quarantined += outcome.findingsByRow().size();
            outcome.decision().ifPresent(decision -> take(batch, decision, registration, around));
        });
        return batch;
    }

    private static void take(Batch batch, Decision decision, Registration registration, Around around) {
        switch (decision) {
            case Decision.Unchanged unchanged -> batch.unchanged++;
            case Decision.Refused refused -> throw new IllegalStateException("refusals stay with their rows");
            case Decision.Changed changed -> {
                Household after = changed.after();
                batch.created += after.version() == 1 ? 1 : 0;
                batch.versions.add(new Version(
                        after,
                        changed.changes(),
                        registration.actor(),
                        "registration:" + registration.registrationId()));
                claim(after, around);
            }
        }
    }

    /** Later households of the same batch must see whom this one has taken. */
    private static void claim(Household after, Around around) {
        Place here = new Place(after.householdId(), after.householdNo());
        for (Member member : after.members()) {
            if (member.active()) {
                around.people().put(member.personId(), here);
                if (member.idNo() != null) {
                    around.idNos().put(member.idNo().hash(), here);
                }
            }
        }
    }

    private Around around(SqlConnection tx, Registration registration, Collection<List<SheetRow>> rows) {
        List<MemberForm> members =
                rows.stream().flatMap(List::stream).map(SheetRow::member).toList();
        List<String> hashes = members.stream()
                .map(MemberForm::idNo)
                .filter(Objects::nonNull)
                .map(sealer::hash)
                .distinct()
                .toList();
        List<String> people =
                members.stream().map(m -> Member.idOf(m, sealer)).distinct().toList();
        List<String> codes = rows.stream()
                .flatMap(List::stream)
                .map(row -> row.household().divisionCode())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Around(
                households.holders(tx, hashes).await().indefinitely(),
                households.places(tx, people).await().indefinitely(),
                divisions.unknown(tx, codes).await().indefinitely(),
                DivisionScope.of(registration.divisionCode()),
                sealer,
                LocalDate.now(clock),
                clock.instant());
    }

    private void addErrors(Batch batch, SheetRow row, List<Finding> findings) {
        String raw = findings.isEmpty() ? "" : cipher.seal(row.raw());
        for (int i = 0; i < findings.size(); i++) {
            Finding f = findings.get(i);
            batch.errors.add(new RowError(row.rowNo(), i, f.field(), "", f.code(), f.reasonZh(), f.reasonEn(), raw));
        }
    }

    private SheetRow open(StagedRow row) {
        return EventJson.read(cipher.open(row.contentSealed()).getBytes(StandardCharsets.UTF_8), SheetRow.class);
    }

    private <T> T inTransaction(Function<SqlConnection, T> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            Transaction transaction = connection.beginAndAwait();
            try {
                T result = work.apply(connection);
                transaction.commitAndAwait();
                return result;
            } catch (RuntimeException e) {
                transaction.rollback().onFailure().recoverWithNull().await().indefinitely();
                throw e;
            }
        } finally {
            connection.closeAndAwait();
        }
    }
}

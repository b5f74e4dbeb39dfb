package io.fangpin.registry.sheet;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.registry.store.Registrations;
import io.fangpin.registry.store.Registrations.Refusal;
import io.fangpin.registry.store.Registrations.Registration;
import io.fangpin.registry.store.StagedRows;
import io.fangpin.registry.store.StagedRows.RowError;
import io.fangpin.registry.store.StagedRows.StagedRow;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.tabular.FieldError;
import io.fangpin.tabular.Limits;
import io.fangpin.tabular.RefusedFileException;
import io.fangpin.tabular.Row;
import io.fangpin.tabular.RowSource;
import io.fangpin.tabular.TabularReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads a sheet row by row into the staged rows; blocking, on the worker's thread. */
@ApplicationScoped
class ReadSheet {

    private static final int ROWS_AT_ONCE = 2_000;

    private final Registrations registrations;
    private final StagedRows staged;
    private final FieldCipher cipher;
    private final Clock clock;
    private final DatasetContract contract = DatasetContracts.load().registration();

    @Inject
    ReadSheet(Registrations registrations, StagedRows staged, FieldCipher cipher, Clock clock) {
        this.registrations = registrations;
        this.staged = staged;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Starts at the beginning, whatever an earlier attempt had staged. */
    void read(Registration registration, Path file) {
        String id = registration.registrationId();
        registrations.startReading(id, clock.instant()).await().indefinitely();
        staged.forgetAll(id).await().indefinitely();
        try (RowSource source = TabularReader.open(file, contract, Limits.standard())) {
            Staging staging = new Staging(id, DivisionScope.of(registration.divisionCode()));
            while (source.hasNext()) {
                staging.add(source.next());
            }
            staging.flush();
            staging.settle();
            registrations
                    .staged(id, staging.rows, staging.quarantined, source.info().columns())
                    .await()
                    .indefinitely();
        } catch (RefusedFileException refused) {
            Refusal why = new Refusal(refused.code(), refused.messageZh(), refused.messageEn());
            staged.forgetAll(id).await().indefinitely();
            registrations.refuse(id, why, clock.instant()).await().indefinitely();
        }
    }

    /** Collects rows and writes them while the next are read. */
    private final class Staging {
        private final String id;
        private final DivisionScope scope;
        private List<StagedRow> good = new ArrayList<>();
        private List<RowError> bad = new ArrayList<>();
        private CompletableFuture<Void> inFlight = CompletableFuture.completedFuture(null);
        private long rows;
        private long quarantined;

        private Staging(String id, DivisionScope scope) {
            this.id = id;
            this.scope = scope;
        }

        private void add(Row row) {
            rows++;
            List<FieldError> errors = switch (row) {
                case Row.Invalid invalid -> invalid.errors();
                case Row.Valid valid -> check(valid);
            };
            if (errors.isEmpty() && row instanceof Row.Valid valid) {
                good.add(stagedRow(SheetRow.of(row.rowNo(), valid.values(), row.raw())));
            } else {
                quarantined++;
                String raw = cipher.seal(row.raw());
                for (int i = 0; i < errors.size(); i++) {
                    FieldError e = errors.get(i);
                    bad.add(new RowError(
                            row.rowNo(), i, e.field(), e.header(), e.code(), e.reasonZh(), e.reasonEn(), raw));
                }
            }
            if (good.size() + bad.size() >= ROWS_AT_ONCE) {
                flush();
            }
        }

        private List<FieldError> check(Row.Valid row) {
            List<FieldError> errors = new ArrayList<>();
            if (!scope.covers(String.valueOf(row.values().get("division_code")))) {
                errors.add(error("division_code", "OUT_OF_SCOPE", "不在您的辖区", "Outside your divisions"));
            }
            if (SheetRow.incomeWithoutPeriod(row.values())) {
                errors.add(error("income_from", "MISSING", "填了收入须填起止月份", "Income without its months"));
            }
            return errors;
        }

        private StagedRow stagedRow(SheetRow row) {
            String content = new String(EventJson.write(row), StandardCharsets.UTF_8);
            return new StagedRow(row.householdNo(), row.rowNo(), cipher.seal(content), 0);
        }

        private void flush() {
            settle();
            List<StagedRow> rowsNow = good;
            List<RowError> errorsNow = bad;
            good = new ArrayList<>();
            bad = new ArrayList<>();
            inFlight = staged.stage(id, rowsNow)
                    .chain(() -> staged.addErrors(id, true, errorsNow))
                    .subscribeAsCompletionStage();
        }

        private void settle() {
            inFlight.join();
        }
    }

    private FieldError error(String field, String code, String reasonZh, String reasonEn) {
        String header = contract.field(field)
                .map(FieldContract::headers)
                .map(List::getFirst)
                .orElse("");
        return new FieldError(field, header, code, reasonZh, reasonEn);
    }
}

package io.fangpin.registry.store;

import io.fangpin.registry.domain.Consent;
import io.fangpin.registry.domain.Consent.By;
import io.fangpin.registry.domain.Consent.Method;
import io.fangpin.registry.domain.Consent.Withdrawal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Written consents and their withdrawals; rows are added to, never deleted. */
@ApplicationScoped
public class Consents {

    private static final String OF_HOUSEHOLD =
            "select * from consent where household_id = $1 order by recorded_at desc, consent_id";
    private static final String INSERT = """
            insert into consent (consent_id, household_id, person_id, signed_on, valid_until, method, document_reference,
                                 recorded_by, recorded_by_name, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String WITHDRAW = """
            update consent set withdrawal_reason = $2, withdrawn_by = $3, withdrawn_by_name = $4, withdrawn_at = $5
            where consent_id = $1
            """;

    private final Pool pool;

    @Inject
    public Consents(Pool pool) {
        this.pool = pool;
    }

    /** All that were ever recorded, the newest first. */
    public Uni<List<Consent>> ofHousehold(String householdId) {
        return ofHousehold(pool, householdId);
    }

    public Uni<List<Consent>> ofHousehold(SqlClient tx, String householdId) {
        return tx.preparedQuery(OF_HOUSEHOLD)
                .execute(Tuple.of(householdId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Consents::consent)
                        .toList());
    }

    public Uni<Void> add(SqlClient tx, Consent consent) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(consent.consentId())
                        .addValue(consent.householdId())
                        .addValue(consent.personId())
                        .addValue(consent.signedOn())
                        .addValue(consent.validUntil())
                        .addValue(consent.method().name())
                        .addValue(consent.documentReference())
                        .addValue(consent.recorded().userId())
                        .addValue(consent.recorded().name())
                        .addValue(consent.recorded().at().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> withdraw(SqlClient tx, String consentId, Withdrawal withdrawal) {
        return tx.preparedQuery(WITHDRAW)
                .execute(Tuple.of(
                        consentId,
                        withdrawal.reason(),
                        withdrawal.by().userId(),
                        withdrawal.by().name(),
                        withdrawal.by().at().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Consent consent(Row row) {
        return new Consent(
                row.getString("consent_id"),
                row.getString("household_id"),
                row.getString("person_id"),
                row.getLocalDate("signed_on"),
                row.getLocalDate("valid_until"),
                Method.valueOf(row.getString("method")),
                row.getString("document_reference"),
                by(row, "recorded"),
                withdrawal(row));
    }

    private static @Nullable Withdrawal withdrawal(Row row) {
        String reason = row.getString("withdrawal_reason");
        return reason == null ? null : new Withdrawal(reason, by(row, "withdrawn"));
    }

    private static By by(Row row, String what) {
        return new By(
                row.getString(what + "_by"),
                row.getString(what + "_by_name"),
                row.getOffsetDateTime(what + "_at").toInstant());
    }
}

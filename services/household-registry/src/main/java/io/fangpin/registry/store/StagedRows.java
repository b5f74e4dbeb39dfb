package io.fangpin.registry.store;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Rows of sheets that are read and not yet applied, and rows that cannot be. */
@ApplicationScoped
public class StagedRows {

    private static final String INSERT = """
            insert into registration_row (registration_id, household_no, row_no, content)
            select $1, * from unnest($2::text[], $3::int[], $4::text[])
            """;
    /** The household that the row so many rows further belongs to. */
    private static final String BOUND = """
            select household_no from registration_row where registration_id = $1 and household_no > $2
            order by household_no, row_no offset $3 limit 1
            """;
    /** Whole households up to the bound; of one with absurdly many rows only the first, and their number. */
    private static final String UP_TO = """
            select household_no, row_no, content, rows_of_household from (
                select household_no, row_no, content, count(*) over (partition by household_no) as rows_of_household,
                       row_number() over (partition by household_no order by row_no) as n
                from registration_row where registration_id = $1 and household_no > $2 and household_no <= $3) r
            where n <= $4 order by household_no, row_no
            """;

    private static final String LAST = "select max(household_no) from registration_row where registration_id = $1";
    private static final String DELETE = "delete from registration_row where registration_id = $1";
    private static final String INSERT_ERRORS = """
            insert into registration_error (registration_id, while_reading, row_no, ordinal, field, header, code, reason_zh,
                                            reason_en, raw_sealed)
            select $1, $2, * from unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                                         $10::text[])
            """;
    private static final String DELETE_ERRORS = "delete from registration_error where registration_id = $1";
    private static final String DELETE_APPLY_ERRORS =
            "delete from registration_error where registration_id = $1 and not while_reading";
    private static final String ERRORS = """
            select *, count(*) over () as total from registration_error where registration_id = $1
            order by row_no, while_reading desc, ordinal limit $2 offset $3
            """;
    private static final String ERRORS_AFTER = """
            select * from registration_error where registration_id = $1 and (row_no, ordinal) > ($2, $3)
            order by row_no, ordinal limit $4
            """;

    private final Pool pool;

    @Inject
    public StagedRows(Pool pool) {
        this.pool = pool;
    }

    /** A row; its content is sealed. */
    public record StagedRow(String householdNo, int rowNo, String contentSealed, long rowsOfHousehold) {}

    /** One reason why a row cannot be taken; the row itself is sealed. */
    public record RowError(
            int rowNo,
            int ordinal,
            String field,
            String header,
            String code,
            String reasonZh,
            String reasonEn,
            String rawSealed) {}

    public Uni<Void> stage(String registrationId, List<StagedRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(INSERT)
                        .execute(Tuple.of(
                                registrationId,
                                texts(rows, StagedRow::householdNo),
                                rows.stream().map(StagedRow::rowNo).toArray(Integer[]::new),
                                texts(rows, StagedRow::contentSealed)))
                        .replaceWithVoid();
    }

    /** About so many rows of the next households behind the one named, whole households at a time. */
    public Uni<List<StagedRow>> next(
            SqlClient tx, String registrationId, String after, int rowsAtOnce, int rowsOfHousehold) {
        return tx.preparedQuery(BOUND)
                .execute(Tuple.of(registrationId, after, rowsAtOnce - 1))
                .chain(bound -> bound.size() > 0
                        ? Uni.createFrom().item(bound)
                        : tx.preparedQuery(LAST).execute(Tuple.of(registrationId)))
                .map(bound -> bound.iterator().next().getString(0))
                .chain(bound -> bound == null
                        ? Uni.createFrom().item(List.<StagedRow>of())
                        : tx.preparedQuery(UP_TO)
                                .execute(Tuple.of(registrationId, after, bound, rowsOfHousehold))
                                .map(StagedRows::rows));
    }

    private static List<StagedRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new StagedRow(row.getString(0), row.getInteger(1), row.getString(2), row.getLong(3)))
                .toList();
    }

    public Uni<Void> forget(SqlClient tx, String registrationId) {
        return tx.preparedQuery(DELETE).execute(Tuple.of(registrationId)).replaceWithVoid();
    }

    /** Forgets all rows and errors, to read the sheet again from its beginning. */
    public Uni<Void> forgetAll(String registrationId) {
        return forget(pool, registrationId)
                .chain(() -> pool.preparedQuery(DELETE_ERRORS).execute(Tuple.of(registrationId)))
                .replaceWithVoid();
    }

    /** Forgets what a dry run found, to apply the sheet in earnest. */
    public Uni<Void> forgetApplyErrors(SqlClient tx, String registrationId) {
        return tx.preparedQuery(DELETE_APPLY_ERRORS)
                .execute(Tuple.of(registrationId))
                .replaceWithVoid();
    }

    public Uni<Void> addErrors(String registrationId, boolean whileReading, List<RowError> errors) {
        return addErrors(pool, registrationId, whileReading, errors);
    }

    public Uni<Void> addErrors(SqlClient tx, String registrationId, boolean whileReading, List<RowError> errors) {
        return errors.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT_ERRORS)
                        .execute(Tuple.tuple()
                                .addValue(registrationId)
                                .addValue(whileReading)
                                .addValue(errors.stream().map(RowError::rowNo).toArray(Integer[]::new))
                                .addValue(errors.stream().map(RowError::ordinal).toArray(Integer[]::new))
                                .addValue(texts(errors, RowError::field))
                                .addValue(texts(errors, RowError::header))
                                .addValue(texts(errors, RowError::code))
                                .addValue(texts(errors, RowError::reasonZh))
                                .addValue(texts(errors, RowError::reasonEn))
                                .addValue(texts(errors, RowError::rawSealed)))
                        .replaceWithVoid();
    }

    public Uni<Page<RowError>> errors(String registrationId, PageRequest page) {
        return pool.preparedQuery(ERRORS)
                .execute(Tuple.of(registrationId, page.size(), page.offset()))
                .map(rows -> Page.of(
                        list(rows),
                        rows.size() == 0 ? 0 : rows.iterator().next().getLong("total"),
                        page));
    }

    /** Errors in row order behind the one named; (0, −1) for the first. */
    public Uni<List<RowError>> errorsAfter(String registrationId, int rowNo, int ordinal, int most) {
        return pool.preparedQuery(ERRORS_AFTER)
                .execute(Tuple.of(registrationId, rowNo, ordinal, most))
                .map(StagedRows::list);
    }

    private static List<RowError> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new RowError(
                        row.getInteger("row_no"),
                        row.getInteger("ordinal"),
                        row.getString("field"),
                        row.getString("header"),
                        row.getString("code"),
                        row.getString("reason_zh"),
                        row.getString("reason_en"),
                        row.getString("raw_sealed")))
                .toList();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}

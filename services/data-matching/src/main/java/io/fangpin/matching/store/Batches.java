package io.fangpin.matching.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.domain.FeedSignature;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.BatchRow.Refusal;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Batches, their progress, and what is said about them, in one transaction each. */
@ApplicationScoped
public class Batches {
    private static final String INSERT = """
            insert into batch (batch_id, dataset, feed_code, department, division_code, period, file_name, file_hash,
                               file_bytes, format, pushed_by, zero_report, signature_key, signature, traceparent,
                               received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            on conflict on constraint batch_comes_once do nothing
            returning *, tally::text as tally_text
            """;
    private static final String FIRST = """
            select *, tally::text as tally_text from batch
            where file_hash = $1 and dataset = $2 and period = $3 and division_code = $4
            """;
    private static final String MATCHING = """
             from batch where ($1::text is null or dataset = $1) and ($2::text is null or period = $2)
             and ($3::text is null or state = $3) and ($4::text is null or department = $4) and division_code like $5
            """;

    private final Pool pool;
    private final Outbox outbox;

    @Inject
    Batches(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** A batch and whether it was there before. */
    public record Kept(BatchRow batch, boolean duplicate) {}

    /** Which batches are asked for; null is any. */
    public record Filter(
            @Nullable String dataset,
            @Nullable String period,
            @Nullable String state,
            @Nullable String department,
            String divisionPattern) {}

    /** Keeps a new batch, or finds the first one with the same file; of two at once, one is first. */
    public Uni<Kept> keep(NewBatch batch) {
        FeedSignature signature = batch.signature();
        Tuple values = Tuple.tuple()
                .addValue(UUID.fromString(batch.batchId()))
                .addValue(batch.contract().dataset())
                .addValue(batch.contract().feedCode())
                .addValue(batch.contract().department())
                .addValue(batch.divisionCode())
                .addValue(batch.period())
                .addValue(batch.fileName())
                .addValue(batch.fileHash())
                .addValue(batch.fileBytes())
                .addValue(batch.format())
                .addValue(batch.pushedBy())
                .addValue(batch.zeroReport())
                .addValue(signature == null ? null : signature.keyId())
                .addValue(signature == null ? null : Buffer.buffer(signature.signature()))
                .addValue(batch.traceparent())
                .addValue(utc(batch.receivedAt()));
        return pool.preparedQuery(INSERT)
                .execute(values)
                .chain(inserted -> inserted.rowCount() > 0
                        ? Uni.createFrom()
                                .item(new Kept(batch(inserted.iterator().next()), false))
                        : first(batch).map(before -> new Kept(before, true)));
    }

    private Uni<BatchRow> first(NewBatch same) {
        return pool.preparedQuery(FIRST)
                .execute(Tuple.of(same.fileHash(), same.contract().dataset(), same.period(), same.divisionCode()))
                .map(rows -> batch(rows.iterator().next()));
    }

    public Uni<Optional<BatchRow>> find(String batchId) {
        return uuid(batchId)
                .map(id -> pool.preparedQuery("select *, tally::text as tally_text from batch where batch_id = $1")
                        .execute(Tuple.of(id))
                        .map(rows -> batches(rows).stream().findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    public Uni<Page<BatchRow>> list(Filter filter, PageRequest page) {
        return pool.preparedQuery("select count(*)" + MATCHING)
                .execute(values(filter))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> pool.preparedQuery("select *, tally::text as tally_text" + MATCHING
                                + " order by received_at desc, sequence desc limit $6 offset $7")
                        .execute(values(filter).addValue(page.size()).addValue(page.offset()))
                        .map(rows -> Page.of(batches(rows), total, page)));
    }

    /** Batches whose file is not wholly read. */
    public Uni<List<BatchRow>> toRead() {
        return pool.query("select *, tally::text as tally_text from batch where state in ('RECEIVED', 'READING')"
                        + " order by sequence")
                .execute()
                .map(Batches::batches);
    }

    /** Batches whose counts may have changed since they were counted. */
    public Uni<List<String>> toCount() {
        return pool.query("select batch_id from batch where state = 'MATCHING' or stale order by sequence")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0).toString())
                        .toList());
    }

    /** Begins to read, once; says so. */
    public Uni<Void> begin(String batchId, List<String> columns, boolean synthetic, DomainEvent received) {
        return change(
                "update batch set state = 'READING', columns = $2, synthetic = $3"
                        + " where batch_id = $1 and state = 'RECEIVED'",
                Tuple.of(UUID.fromString(batchId), columns.toArray(String[]::new), synthetic),
                List.of(received));
    }

    public Uni<Void> advance(String batchId, int readToRow) {
        return pool.preparedQuery("update batch set read_to_row = greatest(read_to_row, $2) where batch_id = $1")
                .execute(Tuple.of(UUID.fromString(batchId), readToRow))
                .replaceWithVoid();
    }

    public Uni<Void> readingDone(String batchId) {
        return pool.preparedQuery("update batch set state = 'MATCHING' where batch_id = $1 and state = 'READING'")
                .execute(Tuple.of(UUID.fromString(batchId)))
                .replaceWithVoid();
    }

    public Uni<Void> refuse(String batchId, Refusal refusal, Instant now, List<DomainEvent> said) {
        return change(
                "update batch set state = 'REFUSED', refusal_code = $2, refusal_zh = $3, refusal_en = $4,"
                        + " completed_at = $5 where batch_id = $1 and state in ('RECEIVED', 'READING')",
                Tuple.of(UUID.fromString(batchId), refusal.code(), refusal.reasonZh(), refusal.reasonEn(), utc(now)),
                said);
    }

    /** A record of an ended batch was resolved anew: its counts no longer hold until counted again. */
    public Uni<Void> markStale(Collection<String> batchIds) {
        return pool.preparedQuery("update batch set stale = true where batch_id = any($1) and not stale"
                        + " and state in ('COMPLETED', 'REFUSED')")
                .execute(Tuple.of(batchIds.stream().map(UUID::fromString).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Keeps the counts; with a completion time the batch is completed from then on. */
    public Uni<Void> counted(String batchId, Tally tally, @Nullable Instant completedAt, List<DomainEvent> said) {
        return change(
                "update batch set tally = $2::text::jsonb, stale = false,"
                        + " state = case when $3::timestamptz is null then state else 'COMPLETED' end,"
                        + " completed_at = coalesce(completed_at, $3) where batch_id = $1",
                Tuple.of(
                        UUID.fromString(batchId),
                        new String(EventJson.write(tally), java.nio.charset.StandardCharsets.UTF_8),
                        completedAt == null ? null : utc(completedAt)),
                said);
    }

    private Uni<Void> change(String update, Tuple values, List<DomainEvent> said) {
        return pool.withTransaction(tx -> tx.preparedQuery(update)
                .execute(values)
                .chain(changed -> changed.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : outbox.append(tx, said.toArray(DomainEvent[]::new))));
    }

    private static Tuple values(Filter filter) {
        return Tuple.tuple()
                .addValue(filter.dataset())
                .addValue(filter.period())
                .addValue(filter.state())
                .addValue(filter.department())
                .addValue(filter.divisionPattern());
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static List<BatchRow> batches(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Batches::batch)
                .toList();
    }

    private static BatchRow batch(Row row) {
        String refusal = row.getString("refusal_code");
        OffsetDateTime completedAt = row.getOffsetDateTime("completed_at");
        return new BatchRow(
                row.getUUID("batch_id").toString(),
                row.getLong("sequence"),
                row.getString("dataset"),
                row.getString("feed_code"),
                row.getString("department"),
                row.getString("division_code"),
                row.getString("period"),
                row.getString("file_name"),
                row.getString("file_hash"),
                row.getLong("file_bytes"),
                row.getString("format"),
                row.getString("pushed_by"),
                row.getBoolean("zero_report"),
                row.getString("signature_key"),
                row.getString("traceparent"),
                BatchState.valueOf(row.getString("state")),
                refusal == null
                        ? null
                        : new Refusal(
                                refusal,
                                Objects.requireNonNullElse(row.getString("refusal_zh"), ""),
                                Objects.requireNonNullElse(row.getString("refusal_en"), "")),
                List.of(row.getArrayOfStrings("columns")),
                row.getInteger("read_to_row"),
                row.getBoolean("synthetic"),
                tally(row.getString("tally_text")),
                row.getOffsetDateTime("received_at").toInstant(),
                completedAt == null ? null : completedAt.toInstant());
    }

    private static Tally tally(String json) {
        try {
            return EventJson.mapper().readValue(json, Tally.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

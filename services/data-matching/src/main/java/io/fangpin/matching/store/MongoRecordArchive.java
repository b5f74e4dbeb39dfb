package io.fangpin.matching.store;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.domain.UnmatchedReason;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The archive in MongoDB, collections {@code feed_record} and {@code quarantined_row}; ids make every write repeatable. */
public final class MongoRecordArchive implements RecordArchive {
    private static final UpdateOptions INSERT_IF_ABSENT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final Bson BY_ROW = ascending("batchId", "rowNo");

    private final MongoCollection<Document> records;
    private final MongoCollection<Document> quarantined;

    public MongoRecordArchive(MongoDatabase database) {
        this.records = database.getCollection("feed_record");
        this.quarantined = database.getCollection("quarantined_row");
    }

    /** Creates what is missing; call once at start. */
    public void createIndexes() {
        records.createIndex(BY_ROW);
        records.createIndex(ascending("batchId", "outcome", "reason"));
        records.createIndex(ascending("dataset", "outcome", "reason", "batchId", "rowNo"));
        records.createIndex(
                ascending("idNoHash"),
                new IndexOptions().partialFilterExpression(eq("outcome", Outcome.UNMATCHED.name())));
        records.createIndex(
                ascending("personId"),
                new IndexOptions().partialFilterExpression(eq("outcome", Outcome.MATCHED.name())));
        records.createIndex(
                ascending("personId", "reason"),
                new IndexOptions().partialFilterExpression(eq("outcome", Outcome.UNMATCHED.name())));
        records.createIndex(
                ascending("record.name"),
                new IndexOptions().partialFilterExpression(eq("outcome", Outcome.UNMATCHED.name())));
        quarantined.createIndex(BY_ROW);
        quarantined.createIndex(ascending("batchId", "code"));
    }

    @Override
    public Uni<Void> keep(List<ReadRecord> kept, List<QuarantinedRow> rows) {
        return blocking(() -> {
            write(records, kept.stream().map(MongoRecordArchive::absent).toList());
            write(quarantined, rows.stream().map(MongoRecordArchive::absent).toList());
            return null;
        });
    }

    private static WriteModel<Document> absent(ReadRecord kept) {
        return new UpdateOneModel<>(
                eq("_id", kept.record().recordId()),
                new Document("$setOnInsert", ArchiveDocuments.of(kept)),
                INSERT_IF_ABSENT);
    }

    private static WriteModel<Document> absent(QuarantinedRow row) {
        return new UpdateOneModel<>(
                eq("_id", row.batchId() + ":" + row.rowNo()),
                new Document("$setOnInsert", ArchiveDocuments.of(row)),
                INSERT_IF_ABSENT);
    }

    private static void write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, UNORDERED);
        }
    }

    @Override
    public Uni<Void> resolve(List<Resolution> resolutions) {
        return blocking(() -> {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (Resolution resolution : resolutions) {
                writes.add(new UpdateOneModel<>(
                        eq("_id", resolution.resolved().recordId()),
                        new Document("$set", ArchiveDocuments.of(resolution))));
            }
            if (!writes.isEmpty()) {
                // In order: of two outcomes of one record the later counts.
                records.bulkWrite(writes);
            }
            return null;
        });
    }

    @Override
    public Uni<Tally> tally(String batchId) {
        return blocking(() -> {
            Map<String, Long> byOutcome = new HashMap<>();
            Map<String, Long> reasons = new HashMap<>();
            Bson outcomeAndReason = new Document("outcome", "$outcome").append("reason", "$reason");
            for (Document counted : counts(records, batchId, outcomeAndReason)) {
                Document key = counted.get("_id", Document.class);
                long n = counted.get("n", Number.class).longValue();
                byOutcome.merge(key.getString("outcome"), n, Long::sum);
                if (key.getString("reason") != null) {
                    reasons.merge(key.getString("reason"), n, Long::sum);
                }
            }
            long setAside = 0;
            for (Document counted : counts(quarantined, batchId, new Document("code", "$code"))) {
                long n = counted.get("n", Number.class).longValue();
                reasons.merge(counted.get("_id", Document.class).getString("code"), n, Long::sum);
                setAside += n;
            }
            return new Tally(
                    byOutcome.getOrDefault(Outcome.MATCHED.name(), 0L),
                    byOutcome.getOrDefault(Outcome.UNMATCHED.name(), 0L),
                    setAside,
                    byOutcome.getOrDefault(Outcome.PENDING.name(), 0L),
                    reasons);
        });
    }

    private static Iterable<Document> counts(MongoCollection<Document> collection, String batchId, Bson by) {
        return collection.aggregate(List.of(match(eq("batchId", batchId)), group(by, sum("n", 1L))));
    }

    @Override
    public Uni<Optional<ArchivedRecord>> find(String recordId) {
        return find(List.of(recordId)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<ArchivedRecord>> find(Collection<String> recordIds) {
        return blocking(() -> read(records.find(in("_id", recordIds))));
    }

    @Override
    public Uni<Page<ArchivedRecord>> list(RecordFilter filter, PageRequest page) {
        Bson which = which(filter);
        return blocking(() -> Page.of(
                read(records.find(which).sort(BY_ROW).skip(page.offset()).limit(page.size())),
                records.countDocuments(which),
                page));
    }

    private static Bson which(RecordFilter filter) {
        List<Bson> all = new ArrayList<>();
        all.add(in("dataset", filter.datasets()));
        addIfAsked(all, "batchId", filter.batchId());
        addIfAsked(
                all,
                "outcome",
                filter.outcome() == null ? null : filter.outcome().name());
        addIfAsked(all, "reason", filter.reason());
        if (!filter.divisionPrefix().isEmpty()) {
            Pattern below = Pattern.compile("^" + Pattern.quote(filter.divisionPrefix()));
            all.add(or(regex("divisionCode", below), regex("householdDivision", below)));
        }
        return and(all);
    }

    private static void addIfAsked(List<Bson> all, String field, @Nullable String value) {
        if (value != null) {
            all.add(eq(field, value));
        }
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatched(Collection<String> idNoHashes) {
        return blocking(() ->
                read(records.find(and(eq("outcome", Outcome.UNMATCHED.name()), in("idNoHash", idNoHashes)))));
    }

    @Override
    public Uni<List<ArchivedRecord>> matchedTo(Collection<String> personIds) {
        return blocking(() ->
                read(records.find(and(eq("outcome", Outcome.MATCHED.name()), in("personId", personIds)))));
    }

    @Override
    public Uni<List<ArchivedRecord>> withheldFrom(Collection<String> personIds) {
        return blocking(() -> read(records.find(and(
                eq("outcome", Outcome.UNMATCHED.name()),
                eq("reason", UnmatchedReason.CONSENT_ABSENT.name()),
                in("personId", personIds)))));
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatchedNamed(Collection<String> names) {
        return blocking(() -> read(records.find(and(eq("outcome", Outcome.UNMATCHED.name()), in("record.name", names)))
                .sort(BY_ROW)
                .limit(MOST_OF_A_NAME)));
    }

    @Override
    public Uni<List<ArchivedRecord>> unmatchedAfter(String recordId, int limit) {
        Bson unmatched = eq("outcome", Outcome.UNMATCHED.name());
        Bson after = RecordId.parse(recordId)
                .map(id -> or(
                        gt("batchId", id.batchId().toString()),
                        and(eq("batchId", id.batchId().toString()), gt("rowNo", id.rowNo()))))
                .map(later -> and(unmatched, later))
                .orElse(unmatched);
        return blocking(() -> read(records.find(after).sort(BY_ROW).limit(limit)));
    }

    @Override
    public Uni<Page<QuarantinedRow>> quarantine(String batchId, PageRequest page) {
        return blocking(() -> {
            List<QuarantinedRow> rows = new ArrayList<>();
            quarantined
                    .find(eq("batchId", batchId))
                    .sort(BY_ROW)
                    .skip(page.offset())
                    .limit(page.size())
                    .forEach(row -> rows.add(ArchiveDocuments.quarantined(row)));
            return Page.of(rows, quarantined.countDocuments(eq("batchId", batchId)), page);
        });
    }

    @Override
    public Uni<List<QuarantinedRow>> quarantineAfter(String batchId, int rowNo, int limit) {
        return blocking(() -> {
            List<QuarantinedRow> rows = new ArrayList<>();
            quarantined
                    .find(and(eq("batchId", batchId), gt("rowNo", rowNo)))
                    .sort(BY_ROW)
                    .limit(limit)
                    .forEach(row -> rows.add(ArchiveDocuments.quarantined(row)));
            return rows;
        });
    }

    private static List<ArchivedRecord> read(Iterable<Document> found) {
        List<ArchivedRecord> read = new ArrayList<>();
        found.forEach(document -> read.add(ArchiveDocuments.record(document)));
        return read;
    }

    /** The driver waits for its answers, so it does so on a worker thread. */
    private static <T> Uni<T> blocking(Supplier<@Nullable T> work) {
        return Uni.createFrom().<T>item(work::get).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}

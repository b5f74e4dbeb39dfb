package io.fangpin.matching.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.tabular.FieldError;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The shapes of the MongoDB archive's documents. */
final class ArchiveDocuments {
    private ArchiveDocuments() {}

    static Document of(ReadRecord kept) {
        FeedRecordReceived record = kept.record();
        return new Document("batchId", record.batchId())
                .append("rowNo", record.rowNo())
                .append("dataset", record.dataset())
                .append("divisionCode", kept.divisionCode())
                .append("idNoHash", record.idNoHash())
                .append("record", Document.parse(new String(kept.json(), UTF_8)))
                .append("outcome", Outcome.PENDING.name());
    }

    static Document of(QuarantinedRow row) {
        return new Document("batchId", row.batchId())
                .append("rowNo", row.rowNo())
                .append("code", row.code())
                .append(
                        "errors",
                        row.errors().stream()
                                .map(error -> Document.parse(new String(EventJson.write(error), UTF_8)))
                                .toList())
                .append("rawSealed", row.rawSealed());
    }

    static Document of(Resolution resolution) {
        var resolved = resolution.resolved();
        MatchEvidence match = resolved.match();
        return new Document("outcome", resolved.outcome().name())
                .append("reason", resolved.reason())
                .append("factId", resolved.factId())
                .append("householdId", resolved.householdId())
                .append("personId", resolved.personId())
                .append("householdDivision", resolution.householdDivision())
                .append("matchMethod", match == null ? null : match.method())
                .append("matchScore", match == null ? null : match.score())
                .append("because", document(resolved.because()))
                .append("resolvedVersion", resolved.recordVersion())
                .append("resolvedAt", Date.from(resolved.resolvedAt()));
    }

    static ArchivedRecord record(Document document) {
        String method = document.getString("matchMethod");
        return new ArchivedRecord(
                EventJson.read(json(document.get("record", Document.class)), FeedRecordReceived.class),
                document.getString("divisionCode"),
                Outcome.valueOf(document.getString("outcome")),
                document.getString("reason"),
                document.getString("factId"),
                document.getString("householdId"),
                document.getString("personId"),
                document.getString("householdDivision"),
                method == null ? null : new MatchEvidence(method, document.getDouble("matchScore")),
                explanation(document.get("because", Document.class)),
                document.getString("resolvedVersion"),
                instant(document.getDate("resolvedAt")));
    }

    static QuarantinedRow quarantined(Document document) {
        List<FieldError> errors = document.getList("errors", Document.class).stream()
                .map(error -> EventJson.read(json(error), FieldError.class))
                .toList();
        return new QuarantinedRow(
                document.getString("batchId"), document.getInteger("rowNo"), errors, document.getString("rawSealed"));
    }

    private static @Nullable Document document(@Nullable MatchExplanation because) {
        return because == null ? null : Document.parse(new String(EventJson.write(because), UTF_8));
    }

    private static @Nullable MatchExplanation explanation(@Nullable Document because) {
        return because == null ? null : EventJson.read(json(because), MatchExplanation.class);
    }

    private static byte[] json(Document document) {
        return document.toJson().getBytes(UTF_8);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}

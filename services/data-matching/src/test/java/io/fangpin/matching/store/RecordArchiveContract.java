package io.fangpin.matching.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.platform.PageRequest;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.tabular.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What any archive of feed records must do. */
abstract class RecordArchiveContract {
    private static final Instant NOON = Instant.parse("2026-03-05T04:00:00Z");
    private static final PageRequest FIRST_PAGE = new PageRequest(0, 50);

    private final String batchId = UUID.randomUUID().toString();

    abstract RecordArchive archive();

    private static final MatchExplanation BECAUSE = new MatchExplanation(
            "fs-1",
            0.99,
            20.5,
            0,
            List.of(new FieldWeight("name", "EQUAL", 12.5)),
            2,
            0,
            new RunnerUp("somebody else", 0.001));

    private ArchivedRecord record(int rowNo, String idNoHash) {
        return ArchivedRecord.pending(
                new FeedRecordReceived(
                        batchId + ":" + rowNo,
                        batchId,
                        rowNo,
                        "deaths",
                        "2026-03",
                        "2026-03-0000000001-0000000" + rowNo,
                        Operation.UPSERT,
                        "key",
                        idNoHash,
                        "fp1.test.sealed",
                        null,
                        "张三",
                        LocalDate.of(1950, 1, 2),
                        "421281100201",
                        Map.of("death_date", "2026-02-11", "age", 76, "amount_fen", 5_000_000_000L, "buried", true),
                        true,
                        NOON),
                "421281100201");
    }

    private QuarantinedRow quarantined(int rowNo) {
        return new QuarantinedRow(
                batchId,
                rowNo,
                List.of(new FieldError("death_date", "死亡日期", "DATE_IMPOSSIBLE", "没有这一天", "No such day")),
                "fp1.test.raw");
    }

    private Resolution matched(int rowNo) {
        return new Resolution(
                new RecordResolved(
                        batchId + ":" + rowNo,
                        batchId,
                        "2026-03-0000000001-~0000000000001b",
                        RecordResolved.Outcome.MATCHED,
                        "fact",
                        "household",
                        "person",
                        null,
                        new MatchEvidence("ID_NUMBER", 1.0),
                        null,
                        BECAUSE,
                        NOON),
                "421281100305");
    }

    private Resolution unmatched(int rowNo) {
        return unmatched(rowNo, null, "ID_UNKNOWN");
    }

    private Resolution unmatched(int rowNo, @Nullable String personId, String reason) {
        return new Resolution(
                new RecordResolved(
                        batchId + ":" + rowNo,
                        batchId,
                        "2026-03-0000000001-~0000000000001b",
                        RecordResolved.Outcome.UNMATCHED,
                        null,
                        null,
                        personId,
                        null,
                        null,
                        reason,
                        null,
                        NOON),
                null);
    }

    private void keep(List<ArchivedRecord> records, List<QuarantinedRow> rows) {
        List<ReadRecord> read = records.stream()
                .map(kept -> ReadRecord.of(kept.record(), kept.divisionCode()))
                .toList();
        archive().keep(read, rows).await().indefinitely();
    }

    private void resolve(Resolution... resolutions) {
        archive().resolve(List.of(resolutions)).await().indefinitely();
    }

    private Tally tally() {
        return archive().tally(batchId).await().indefinitely();
    }

    @Test
    void givesBackWhatItWasGiven() {
        keep(List.of(record(2, "hash")), List.of(quarantined(3)));

        assertThat(archive().find(batchId + ":2").await().indefinitely()).contains(record(2, "hash"));
        assertThat(archive()
                        .quarantine(batchId, FIRST_PAGE)
                        .await()
                        .indefinitely()
                        .items())
                .containsExactly(quarantined(3));
        assertThat(archive().find(batchId + ":9").await().indefinitely()).isEmpty();
        assertThat(archive().find("no such thing").await().indefinitely()).isEmpty();
    }

    @Test
    void keepingRowsAgainChangesNothing() {
        keep(List.of(record(2, "hash")), List.of(quarantined(3)));
        resolve(matched(2));

        keep(List.of(record(2, "hash"), record(4, "other")), List.of(quarantined(3)));

        assertThat(tally()).isEqualTo(new Tally(1, 0, 1, 1, Map.of("DATE_IMPOSSIBLE", 1L)));
    }

    @Test
    void countsEveryRowOnceAndItsReason() {
        keep(List.of(record(2, "a"), record(3, "b"), record(4, "c")), List.of(quarantined(5)));

        resolve(matched(2), unmatched(3));

        assertThat(tally()).isEqualTo(new Tally(1, 1, 1, 1, Map.of("ID_UNKNOWN", 1L, "DATE_IMPOSSIBLE", 1L)));
        assertThat(archive().tally(UUID.randomUUID().toString()).await().indefinitely())
                .isEqualTo(Tally.NOTHING);
    }

    @Test
    void theLastOutcomeOfARecordCounts() {
        keep(List.of(record(2, "a")), List.of());

        resolve(unmatched(2), matched(2));

        ArchivedRecord kept =
                archive().find(batchId + ":2").await().indefinitely().orElseThrow();
        assertThat(kept.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(kept.reason()).isNull();
        assertThat(kept.householdDivision()).isEqualTo("421281100305");
        assertThat(kept.match()).isEqualTo(new MatchEvidence("ID_NUMBER", 1.0));
        assertThat(kept.resolvedAt()).isEqualTo(NOON);
        assertThat(kept.latestVersion()).isEqualTo("2026-03-0000000001-~0000000000001b");
    }

    @Test
    void findsWhatIsMatchedToAPerson() {
        keep(List.of(record(2, "a"), record(3, "b")), List.of());
        resolve(matched(2), unmatched(3));

        assertThat(archive()
                        .matchedTo(List.of("person", "somebody else"))
                        .await()
                        .indefinitely())
                .filteredOn(kept -> kept.record().batchId().equals(batchId))
                .extracting(kept -> kept.record().rowNo())
                .containsExactly(2);
        assertThat(archive().matchedTo(List.of("somebody else")).await().indefinitely())
                .isEmpty();
    }

    @Test
    void findsWhatIsWithheldForWantOfConsent() {
        keep(List.of(record(2, "a"), record(3, "b"), record(4, "c"), record(5, "d")), List.of());
        String personId = "withheld-" + batchId;

        resolve(
                matched(2),
                unmatched(3, personId, "CONSENT_ABSENT"),
                unmatched(4, personId, "NEEDS_REVIEW"),
                unmatched(5, "somebody else", "CONSENT_ABSENT"));

        assertThat(archive().withheldFrom(List.of(personId, "person")).await().indefinitely())
                .extracting(kept -> kept.record().rowNo())
                .containsExactly(3);
    }

    @Test
    void passesOverOutcomesOfRecordsItDoesNotHave() {
        resolve(matched(77));
        archive()
                .resolve(List.of(new Resolution(
                        new RecordResolved(
                                "strange",
                                "strange",
                                null,
                                RecordResolved.Outcome.UNMATCHED,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "X",
                                null,
                                NOON),
                        null)))
                .await()
                .indefinitely();

        assertThat(tally()).isEqualTo(Tally.NOTHING);
    }

    @Test
    void findsUnmatchedRecordsByTheNameAsWritten() {
        keep(List.of(record(2, "a"), record(3, "b")), List.of());
        resolve(matched(2), unmatched(3));

        assertThat(archive().unmatchedNamed(List.of("张三", "李四")).await().indefinitely())
                .filteredOn(kept -> kept.record().batchId().equals(batchId))
                .extracting(kept -> kept.record().rowNo())
                .containsExactly(3);
        assertThat(archive().unmatchedNamed(List.of("无人用此名")).await().indefinitely())
                .isEmpty();
    }

    @Test
    void findsUnmatchedRecordsOfAPerson() {
        String known = "hash-" + UUID.randomUUID();
        String unknown = "hash-" + UUID.randomUUID();
        keep(List.of(record(2, known), record(3, unknown), record(4, unknown)), List.of());

        resolve(matched(2), unmatched(3), unmatched(4));

        assertThat(archive().unmatched(List.of(known, unknown)).await().indefinitely())
                .extracting(kept -> kept.record().rowNo())
                .containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void goesThroughAllUnmatchedRecordsInParts() {
        keep(List.of(record(2, "a"), record(3, "b"), record(4, "c"), record(5, "d")), List.of());
        resolve(matched(2), unmatched(3), unmatched(4), unmatched(5));
        List<String> seen = new ArrayList<>();

        String last = "";
        for (var some = after(last); !some.isEmpty(); some = after(last)) {
            some.forEach(kept -> seen.add(kept.record().recordId()));
            last = seen.getLast();
        }

        assertThat(seen)
                .filteredOn(id -> id.startsWith(batchId))
                .containsExactly(batchId + ":3", batchId + ":4", batchId + ":5");
        assertThat(seen).doesNotHaveDuplicates();
    }

    private List<ArchivedRecord> after(String recordId) {
        return archive().unmatchedAfter(recordId, 2).await().indefinitely();
    }

    @Test
    void listsOnlyWhatIsAskedForAndVisible() {
        keep(List.of(record(2, "a"), record(3, "b"), record(4, "c")), List.of());
        resolve(matched(2), unmatched(3));

        assertThat(list(Set.of("deaths"), null, "")).containsExactly(2, 3, 4);
        assertThat(list(Set.of("deaths"), Outcome.UNMATCHED, "421281")).containsExactly(3);
        assertThat(list(Set.of("deaths"), null, "421281100305")).containsExactly(2);
        assertThat(list(Set.of("deaths"), null, "4228")).isEmpty();
        assertThat(list(Set.of("school-enrolment"), null, "")).isEmpty();
    }

    @Test
    void listsPageByPageInOrder() {
        keep(
                List.of(record(2, "a"), record(3, "b"), record(4, "c")),
                List.of(quarantined(5), quarantined(6), quarantined(7)));

        var second = archive()
                .list(filter(Set.of("deaths"), null, ""), new PageRequest(1, 2))
                .await()
                .indefinitely();
        var rows = archive().quarantineAfter(batchId, 5, 1).await().indefinitely();

        assertThat(second.total()).isEqualTo(3);
        assertThat(second.items()).extracting(kept -> kept.record().rowNo()).containsExactly(4);
        assertThat(rows).containsExactly(quarantined(6));
    }

    private List<Integer> list(Set<String> datasets, Outcome outcome, String prefix) {
        return archive().list(filter(datasets, outcome, prefix), FIRST_PAGE).await().indefinitely().items().stream()
                .map(kept -> kept.record().rowNo())
                .toList();
    }

    private RecordFilter filter(Set<String> datasets, Outcome outcome, String prefix) {
        return new RecordFilter(batchId, datasets, outcome, null, prefix);
    }
}

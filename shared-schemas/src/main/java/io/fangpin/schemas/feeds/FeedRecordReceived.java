package io.fangpin.schemas.feeds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid row of a department's batch, not yet matched to a person.
 *
 * @param recordId {@code <batchId>:<rowNo>}; the same row is the same record however often it is sent on
 * @param period the batch's reporting month {@code yyyy-MM}
 * @param recordVersion sorts as text: period, batch sequence, row; the higher one replaces the lower of a natural key
 * @param naturalKeyHash keyed hash of dataset and natural key
 * @param idNoHash keyed hash of the 18-character ID number when it is well formed with a fitting check digit
 * @param idNoProblem why the ID number cannot be used for equality: ABSENT, CHECK_DIGIT
 * @param values the contract's fields by name: text, whole numbers (money in fen), ISO dates, booleans, codes;
 *     sensitive ones sealed
 */
@EventType(value = "io.fangpin.feeds.record-received.v1", topic = Topics.FEED_RECORDS)
public record FeedRecordReceived(
        String recordId,
        String batchId,
        int rowNo,
        String dataset,
        String period,
        String recordVersion,
        Operation operation,
        String naturalKeyHash,
        @Nullable String idNoHash,
        @Nullable String idNoSealed,
        @Nullable String idNoProblem,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String divisionCode,
        Map<String, Object> values,
        boolean synthetic,
        Instant receivedAt)
        implements DomainEvent {

    public FeedRecordReceived {
        values = Map.copyOf(values);
    }

    @Override
    public String key() {
        return idNoHash == null ? recordId : idNoHash;
    }

    /** The same record as it goes round again. */
    public FeedRecordReceived withVersion(String version) {
        return new FeedRecordReceived(
                recordId,
                batchId,
                rowNo,
                dataset,
                period,
                version,
                operation,
                naturalKeyHash,
                idNoHash,
                idNoSealed,
                idNoProblem,
                name,
                birthDate,
                divisionCode,
                values,
                synthetic,
                receivedAt);
    }

    /** What the row asks for: 新增或更正, or 撤销. */
    public enum Operation {
        UPSERT,
        WITHDRAW
    }
}

package io.fangpin.matching.store;

import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.feeds.FeedRecordReceived;

/**
 * A valid row as it was read, not yet matched.
 *
 * @param divisionCode the row's own, else the batch's
 * @param json the record as it is said: written once, for Kafka and for the archive
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of these.
public record ReadRecord(FeedRecordReceived record, String divisionCode, byte[] json) {
    public static ReadRecord of(FeedRecordReceived record, String divisionCode) {
        return new ReadRecord(record, divisionCode, EventJson.write(record));
    }
}

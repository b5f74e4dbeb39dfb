package io.fangpin.schemas.feeds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.util.List;

/**
 * Rows of one batch whose keys lie in the same partition, in the order of the file: what {@link FeedRecordReceived} says of
 * one, said of many.
 *
 * @param part the partition
 */
@EventType(value = "io.fangpin.feeds.records-received.v1", topic = Topics.FEED_RECORDS)
public record FeedRecordsReceived(String batchId, int part, List<FeedRecordReceived> records) implements DomainEvent {

    public FeedRecordsReceived {
        records = List.copyOf(records);
    }

    @Override
    public String key() {
        return batchId + ':' + part;
    }
}

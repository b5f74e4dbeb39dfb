package io.fangpin.schemas.feeds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.util.List;
import java.util.Map;

/**
 * Rows that a department submits through Kafka instead of as a file; together they are one batch. Written to the
 * department's own topic, {@link Topics#submittedRows}.
 *
 * @param period reporting month {@code yyyy-MM}
 * @param divisionCode 12 digits, the county or lower
 * @param rows values by field name or Chinese header, as in a file; empty says that there was nothing in the month
 */
@EventType(value = "io.fangpin.feeds.rows-submitted.v1", topic = Topics.SUBMITTED_ROWS)
public record RowsSubmitted(String dataset, String period, String divisionCode, List<Map<String, Object>> rows)
        implements DomainEvent {

    public RowsSubmitted {
        rows = List.copyOf(rows);
    }

    @Override
    public String key() {
        return dataset;
    }
}

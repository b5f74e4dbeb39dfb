package io.fangpin.schemas.hot;

import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import java.util.ArrayList;
import java.util.List;

/** {@link FeedRecordsReceived} as JSON. */
final class FeedRecordsJson {
    private static final byte[] BATCH_ID = JsonObject.name("batchId");
    private static final byte[] PART = JsonObject.name("part");
    private static final byte[] RECORDS = JsonObject.name("records");

    private FeedRecordsJson() {}

    /** The records as they were written already. */
    static void write(String batchId, int part, List<byte[]> records, JsonObject out) {
        out.open()
                .text(BATCH_ID, batchId)
                .number(PART, (long) part)
                .field(RECORDS)
                .openArray();
        for (byte[] record : records) {
            out.item(record);
        }
        out.closeArray().close();
    }

    @SuppressWarnings("NullAway") // An absent part is null, as it is when Jackson reads the record.
    static FeedRecordsReceived read(JsonInput in) {
        String batchId = null;
        int part = 0;
        List<FeedRecordReceived> records = null;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "batchId" -> batchId = in.text();
                case "part" -> part = in.whole();
                case "records" -> records = records(in);
                default -> in.skip();
            }
        }
        return new FeedRecordsReceived(batchId, part, PlainJson.required(records));
    }

    private static List<FeedRecordReceived> records(JsonInput in) {
        List<FeedRecordReceived> records = new ArrayList<>();
        for (boolean more = in.firstItem(); more; more = in.nextItem()) {
            records.add(FeedRecordJson.read(in));
        }
        return records;
    }
}

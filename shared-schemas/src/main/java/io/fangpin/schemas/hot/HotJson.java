package io.fangpin.schemas.hot;

import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordsResolved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads the events that every row causes, when they are of the usual shape; null means Jackson should. */
public final class HotJson {
    private static final ThreadLocal<JsonBytes> BYTES = ThreadLocal.withInitial(JsonBytes::new);
    private static final ThreadLocal<JsonInput> INPUT = ThreadLocal.withInitial(JsonInput::new);

    private HotJson() {}

    public static byte @Nullable [] write(Object event) {
        return switch (event) {
            case FeedRecordReceived record -> written(out -> FeedRecordJson.write(record, out));
            case FeedRecordsReceived several -> together(several);
            case FactRecorded fact -> written(out -> FactJson.write(fact, out));
            case RecordsResolved resolved -> written(out -> ResolutionsJson.write(resolved, out));
            case MatchExplanation because -> written(out -> MatchJson.write(because, out));
            default -> null;
        };
    }

    /** {@link FeedRecordsReceived} of records that were written already. */
    public static byte[] together(String batchId, int part, List<byte[]> records) {
        JsonBytes bytes = BYTES.get().begin();
        FeedRecordsJson.write(batchId, part, records, new JsonObject(bytes));
        return bytes.end();
    }

    private static byte @Nullable [] together(FeedRecordsReceived several) {
        List<byte[]> records = new ArrayList<>(several.records().size());
        for (FeedRecordReceived record : several.records()) {
            byte[] json = write(record);
            if (json == null) {
                return null;
            }
            records.add(json);
        }
        return together(several.batchId(), several.part(), records);
    }

    /** Malformed JSON is left to Jackson too. */
    public static <T> @Nullable T read(byte[] json, Class<T> type) {
        try {
            if (type == FeedRecordReceived.class) {
                return type.cast(FeedRecordJson.read(INPUT.get().begin(json)));
            }
            if (type == FeedRecordsReceived.class) {
                return type.cast(FeedRecordsJson.read(INPUT.get().begin(json)));
            }
            if (type == RecordsResolved.class) {
                return type.cast(ResolutionsJson.read(INPUT.get().begin(json)));
            }
            return null;
        } catch (NotPlain | NullPointerException | IndexOutOfBoundsException unusual) {
            return null;
        }
    }

    private interface Form {
        void write(JsonObject out);
    }

    private static byte @Nullable [] written(Form form) {
        JsonBytes bytes = BYTES.get().begin();
        try {
            form.write(new JsonObject(bytes));
            return bytes.end();
        } catch (NotPlain | NullPointerException unusual) {
            return null;
        }
    }
}

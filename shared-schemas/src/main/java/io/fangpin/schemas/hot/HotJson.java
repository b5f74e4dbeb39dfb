package io.fangpin.schemas.hot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordResolved;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the events that every row causes, when they are of the usual shape; null means Jackson should. */
public final class HotJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final ThreadLocal<JsonBytes> BYTES = ThreadLocal.withInitial(JsonBytes::new);

    private HotJson() {}

    public static byte @Nullable [] write(Object event) {
        return switch (event) {
            case FeedRecordReceived record -> written(out -> FeedRecordJson.write(record, out));
            case FactRecorded fact -> written(out -> FactJson.write(fact, out));
            case RecordResolved resolved -> written(out -> ResolutionJson.write(resolved, out));
            case MatchExplanation because -> written(out -> MatchJson.write(because, out));
            default -> null;
        };
    }

    /** Malformed JSON is left to Jackson too. */
    public static <T> @Nullable T read(byte[] json, Class<T> type) {
        try {
            if (type == FeedRecordReceived.class) {
                return type.cast(read(json, FeedRecordJson::read));
            }
            if (type == RecordResolved.class) {
                return type.cast(read(json, ResolutionJson::read));
            }
            return null;
        } catch (IOException | NotPlain | NullPointerException unusual) {
            return null;
        }
    }

    private interface Form {
        void write(JsonObject out);
    }

    private interface Reader<T> {
        T read(JsonParser in) throws IOException;
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

    private static <T> T read(byte[] json, Reader<T> reader) throws IOException {
        try (JsonParser in = FACTORY.createParser(json)) {
            in.nextToken();
            return reader.read(in);
        }
    }
}

package io.fangpin.schemas.hot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fangpin.schemas.InstantText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of the types that they should have; at any other throws {@link NotPlain}, so that Jackson decides. */
final class PlainJson {
    private PlainJson() {}

    /** Enters an object; the name of its first field, or null when it has none. */
    static @Nullable String firstField(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new NotPlain();
        }
        return in.nextFieldName();
    }

    static @Nullable String text(JsonParser in) throws IOException {
        String text = in.nextTextValue();
        if (text == null && in.currentToken() != JsonToken.VALUE_NULL) {
            throw new NotPlain();
        }
        return text;
    }

    static int whole(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_NUMBER_INT);
        return in.getIntValue();
    }

    static double number(JsonParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw new NotPlain();
        }
        return in.getDoubleValue();
    }

    static boolean bool(JsonParser in) throws IOException {
        return switch (in.nextToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new NotPlain();
        };
    }

    static @Nullable LocalDate date(JsonParser in) throws IOException {
        String text = text(in);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException otherForm) {
            throw new NotPlain();
        }
    }

    static @Nullable Instant instant(JsonParser in) throws IOException {
        String text = text(in);
        Instant instant = text == null ? null : InstantText.read(text);
        if (text != null && instant == null) {
            throw new NotPlain();
        }
        return instant;
    }

    /** Texts, whole numbers as small as they can be, other numbers and booleans by name. */
    static Map<String, Object> values(JsonParser in) throws IOException {
        expect(in, JsonToken.START_OBJECT);
        Map<String, Object> values = HashMap.newHashMap(16);
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            values.put(field, value(in));
        }
        return values;
    }

    private static Object value(JsonParser in) throws IOException {
        return switch (in.nextToken()) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new NotPlain();
        };
    }

    static void skip(JsonParser in) throws IOException {
        in.nextToken();
        in.skipChildren();
    }

    static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new NotPlain();
        }
        return part;
    }

    static void expect(JsonParser in, JsonToken token) throws IOException {
        if (in.nextToken() != token) {
            throw new NotPlain();
        }
    }
}

package io.fangpin.schemas.hot;

import io.fangpin.schemas.InstantText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the fields of one JSON object in order; those that are absent leave no trace. */
final class JsonObject {
    private final JsonBytes out;
    private boolean empty;

    JsonObject(JsonBytes out) {
        this.out = out;
    }

    /** The bytes {@code "name":} of a field. */
    static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    JsonObject open() {
        out.raw('{');
        empty = true;
        return this;
    }

    /** Closes; the object around it, if any, is not empty. */
    JsonObject close() {
        out.raw('}');
        empty = false;
        return this;
    }

    /** The field's name; its value is to follow. */
    JsonObject field(byte[] name) {
        if (!empty) {
            out.raw(',');
        }
        empty = false;
        out.raw(name);
        return this;
    }

    /** After a name. */
    JsonObject openArray() {
        out.raw('[');
        empty = true;
        return this;
    }

    /** One more object of an array is to follow. */
    JsonObject item() {
        if (!empty) {
            out.raw(',');
        }
        return this;
    }

    /** One more item of an array, JSON already. */
    JsonObject item(byte[] json) {
        item();
        out.raw(json);
        empty = false;
        return this;
    }

    JsonObject closeArray() {
        out.raw(']');
        empty = false;
        return this;
    }

    JsonObject text(byte[] name, @Nullable String value) {
        if (value != null) {
            field(name);
            out.text(value);
        }
        return this;
    }

    JsonObject number(byte[] name, long value) {
        field(name);
        out.number(value);
        return this;
    }

    JsonObject number(byte[] name, double value) {
        field(name);
        out.number(value);
        return this;
    }

    JsonObject bool(byte[] name, boolean value) {
        field(name);
        out.bool(value);
        return this;
    }

    JsonObject date(byte[] name, @Nullable LocalDate value) {
        return text(name, value == null ? null : value.toString());
    }

    JsonObject instant(byte[] name, @Nullable Instant value) {
        return text(name, value == null ? null : InstantText.of(value));
    }

    /** A map of plain values; throws {@link NotPlain} at any other. */
    JsonObject values(byte[] name, Map<String, Object> values) {
        field(name);
        out.raw('{');
        boolean first = true;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (!first) {
                out.raw(',');
            }
            first = false;
            out.text(entry.getKey()).raw(':');
            switch (entry.getValue()) {
                case String text -> out.text(text);
                case Long number -> out.number(number);
                case Integer number -> out.number((long) number);
                case Boolean bool -> out.bool(bool);
                case Double number -> out.number(number);
                default -> throw new NotPlain();
            }
        }
        out.raw('}');
        return this;
    }
}

package io.fangpin.schemas.hot;

import io.fangpin.schemas.InstantText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of the types that they should have; at any other throws {@link NotPlain}, so that Jackson decides. */
final class PlainJson {
    private static final int DATE_LENGTH = 10;

    private PlainJson() {}

    static @Nullable LocalDate date(JsonInput in) {
        String text = in.text();
        if (text == null) {
            return null;
        }
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new NotPlain();
        }
        try {
            return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, DATE_LENGTH));
        } catch (DateTimeException noSuchDay) {
            throw new NotPlain();
        }
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NotPlain();
            }
            number = 10 * number + digit;
        }
        return number;
    }

    static @Nullable Instant instant(JsonInput in) {
        String text = in.text();
        Instant instant = text == null ? null : InstantText.read(text);
        if (text != null && instant == null) {
            throw new NotPlain();
        }
        return instant;
    }

    /** Texts, whole numbers as small as they can be, other numbers and booleans by name. */
    static Map<String, Object> values(JsonInput in) {
        List<Map.Entry<String, Object>> values = new ArrayList<>();
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            values.add(Map.entry(field, in.value()));
        }
        return mapOf(values);
    }

    /** Made at once what it will be in the event: a map that cannot change needs no copy. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays know no type parameters.
    private static Map<String, Object> mapOf(List<Map.Entry<String, Object>> values) {
        try {
            return Map.ofEntries(values.toArray(new Map.Entry[0]));
        } catch (IllegalArgumentException twice) {
            throw new NotPlain();
        }
    }

    static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new NotPlain();
        }
        return part;
    }
}

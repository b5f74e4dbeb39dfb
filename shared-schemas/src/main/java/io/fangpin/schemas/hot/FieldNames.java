package io.fangpin.schemas.hot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names of fields come again with every event, so each is made a string once, as long as its place is not another's. */
final class FieldNames {
    private static final int PLACES = 256;

    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final byte[][] spelled = new byte[PLACES][];

    /** The name of ASCII bytes. */
    String of(byte[] json, int begin, int end, int hash) {
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = names[place];
        if (known != null && Arrays.equals(spelled[place], 0, known.length(), json, begin, end)) {
            return known;
        }
        String name = new String(json, begin, end - begin, StandardCharsets.US_ASCII);
        names[place] = name;
        spelled[place] = Arrays.copyOfRange(json, begin, end);
        return name;
    }
}

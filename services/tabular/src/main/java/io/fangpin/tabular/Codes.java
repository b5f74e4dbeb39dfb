package io.fangpin.tabular;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of one column by all their spellings; as most people write them they are found at once. */
final class Codes {
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, String> asWritten = new HashMap<>();

    Codes(@Nullable Map<String, String> bySpelling) {
        if (bySpelling == null) {
            return;
        }
        bySpelling.forEach((spelling, code) -> byKey.put(Spelling.key(spelling), code));
        for (String spelling : bySpelling.keySet()) {
            if (Spelling.text(spelling).equals(spelling)) {
                asWritten.put(spelling, byKey.get(Spelling.key(spelling)));
            }
        }
    }

    @Nullable
    String of(String text) {
        String code = asWritten.get(text);
        return code != null ? code : byKey.get(Spelling.key(text));
    }
}

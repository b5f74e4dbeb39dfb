package io.fangpin.risk.domain.backtest;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Which households are looked at: the same share, and the same households, on every replica and each time. */
public record Sample(int percent) {
    private static final int ALL = 100;

    public Sample {
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("1 to 100 percent");
        }
    }

    public boolean has(String householdId) {
        if (percent == ALL) {
            return true;
        }
        CRC32 hash = new CRC32();
        hash.update(householdId.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % ALL < percent;
    }
}

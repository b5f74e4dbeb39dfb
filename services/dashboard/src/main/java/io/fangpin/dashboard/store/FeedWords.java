package io.fangpin.dashboard.store;

import io.fangpin.schemas.matching.FeedHealthChanged;
import org.jspecify.annotations.Nullable;

/** How many rows of a feed came, and how many should have. */
final class FeedWords {
    private FeedWords() {}

    /** Absent when nothing is known to compare with. */
    static @Nullable String size(FeedHealthChanged f) {
        Long usual = f.usualRows();
        return switch (f.judgedBy()) {
            case AGREEMENT -> f.rows() + " 行（约定 " + bounds(f) + "）";
            case CONTRACT -> f.rows() + " 行（契约 " + bounds(f) + "）";
            case EARLIER -> f.rows() + " 行（通常 " + usual + "）";
            case null -> usual == null ? null : f.rows() + " / " + usual;
        };
    }

    private static String bounds(FeedHealthChanged f) {
        Long least = f.leastRows();
        Long most = f.mostRows();
        if (least == null) {
            return "至多 " + most;
        }
        return most == null ? "至少 " + least : least + " 至 " + most;
    }
}

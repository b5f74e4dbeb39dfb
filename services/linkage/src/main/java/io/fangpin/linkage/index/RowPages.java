package io.fangpin.linkage.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows of longs and the persons' ids in pages, so that growing copies no row. A row is written once. */
final class RowPages {
    private static final int PAGE_BITS = 12;
    private static final int PAGE_ROWS = 1 << PAGE_BITS;

    private final int width;
    private volatile long[][] pages = new long[0][];
    private volatile @Nullable String[][] ids = new @Nullable String[0][];
    private int rows;

    RowPages(int width) {
        this.width = width;
    }

    int add(String id, long[] row) {
        if (rows == pages.length << PAGE_BITS) {
            @Nullable String[][] moreIds = Arrays.copyOf(ids, ids.length + 1);
            moreIds[ids.length] = new @Nullable String[PAGE_ROWS];
            ids = moreIds;
            long[][] morePages = Arrays.copyOf(pages, pages.length + 1);
            morePages[pages.length] = new long[PAGE_ROWS * width];
            pages = morePages;
        }
        System.arraycopy(row, 0, pages[rows >> PAGE_BITS], place(rows), width);
        ids[rows >> PAGE_BITS][rows & PAGE_ROWS - 1] = id;
        return rows++;
    }

    void remove(int row) {
        ids[row >> PAGE_BITS][row & PAGE_ROWS - 1] = null;
    }

    long[] page(int row) {
        return pages[row >> PAGE_BITS];
    }

    int place(int row) {
        return (row & PAGE_ROWS - 1) * width;
    }

    /** The person of a row, null when it was removed. */
    @Nullable
    String id(int row) {
        return ids[row >> PAGE_BITS][row & PAGE_ROWS - 1];
    }

    /** Rows ever added, removed ones included. */
    int rows() {
        return rows;
    }

    long bytes() {
        return (long) pages.length * PAGE_ROWS * (width * Long.BYTES + Integer.BYTES);
    }
}

package io.fangpin.tabular;

/**
 * What a file may cost to read.
 *
 * @param maxLineBytes longest CSV record or JSON line; a longer one is a row error
 * @param maxInflatedBytes of an XLSX, all parts together
 * @param maxInflateRatio inflated to packed bytes of an XLSX above 64 MiB inflated
 * @param headerSearchRows title rows allowed above the header, plus one
 */
public record Limits(
        long maxFileBytes,
        int maxRows,
        int maxColumns,
        int maxCellChars,
        int maxLineBytes,
        long maxInflatedBytes,
        int maxInflateRatio,
        int headerSearchRows) {

    private static final long MIB = 1024 * 1024;

    /** Fits a county's yearly file of some million rows. */
    public static Limits standard() {
        return new Limits(512 * MIB, 5_000_000, 512, 10_000, (int) MIB, 2048 * MIB, 200, 5);
    }

    public Limits withMaxRows(int rows) {
        return new Limits(
                maxFileBytes,
                rows,
                maxColumns,
                maxCellChars,
                maxLineBytes,
                maxInflatedBytes,
                maxInflateRatio,
                headerSearchRows);
    }

    public Limits withMaxFileBytes(long bytes) {
        return new Limits(
                bytes,
                maxRows,
                maxColumns,
                maxCellChars,
                maxLineBytes,
                maxInflatedBytes,
                maxInflateRatio,
                headerSearchRows);
    }

    public Limits withMaxInflatedBytes(long bytes) {
        return new Limits(
                maxFileBytes,
                maxRows,
                maxColumns,
                maxCellChars,
                maxLineBytes,
                bytes,
                maxInflateRatio,
                headerSearchRows);
    }
}

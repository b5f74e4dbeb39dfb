package io.fangpin.tabular;

/** Keeps a file within the number of rows that may be read. */
final class RowCount {

    private RowCount() {}

    static void check(int rows, Limits limits) {
        if (rows > limits.maxRows()) {
            throw new RefusedFileException(
                    "TOO_MANY_ROWS",
                    "超过" + limits.maxRows() + "行，请分批上传",
                    "More than " + limits.maxRows() + " rows; upload in parts");
        }
    }
}

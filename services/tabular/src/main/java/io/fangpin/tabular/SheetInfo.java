package io.fangpin.tabular;

import java.util.List;

/**
 * What was recognised when the file was opened.
 *
 * @param charset name of the encoding; UTF-8 for XLSX
 * @param headerRowNo row number of the header
 * @param columns headers as they stand in the file (NDJSON: the contract's preferred headers)
 * @param ignoredColumns headers that no field of the contract knows
 */
public record SheetInfo(
        Format format, String charset, int headerRowNo, List<String> columns, List<String> ignoredColumns) {

    public SheetInfo {
        columns = List.copyOf(columns);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /** Formats that can be read. */
    public enum Format {
        CSV,
        XLSX,
        NDJSON
    }
}

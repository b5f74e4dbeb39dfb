package io.fangpin.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rows that could not be taken, as CSV in the shape of the upload plus a column that says why: correct it and send it
 * again, the added column is ignored. UTF-8 with byte order mark; cells that a spreadsheet would run as formulas get an
 * apostrophe, which the reader takes off again.
 */
public final class ErrorFile implements AutoCloseable {

    public static final String REASON_HEADER = "错误原因";

    static final String FORMULA_SIGNS = "=+-@＝＋－＠";

    private final CsvWriter csv;
    private final int width;

    public ErrorFile(OutputStream out, List<String> columns) throws IOException {
        out.write(0xef);
        out.write(0xbb);
        out.write(0xbf);
        this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        this.width = columns.size();
        List<String> header =
                new ArrayList<>(columns.stream().map(ErrorFile::harmless).toList());
        header.add(REASON_HEADER);
        csv.writeRecord(header);
    }

    public void write(Row.Invalid row) {
        write(row.rowNo(), row.raw(), reasons(row.errors()));
    }

    /** For rows that were kept as {@link Row#raw()}. */
    public void write(int rowNo, String raw, String reasonZh) {
        List<String> cells = new ArrayList<>(
                CsvText.cells(raw).stream().map(ErrorFile::harmless).toList());
        if (cells.size() < width) {
            cells.addAll(Collections.nCopies(width - cells.size(), ""));
        }
        cells.add("第" + rowNo + "行：" + reasonZh);
        csv.writeRecord(cells);
    }

    /** All reasons of a row in one Chinese sentence. */
    public static String reasons(List<FieldError> errors) {
        return String.join(
                "；",
                errors.stream()
                        .map(e -> e.header().isEmpty() ? e.reasonZh() : e.header() + "：" + e.reasonZh())
                        .toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /** A cell that no spreadsheet takes for a formula, also none that takes full-width signs for it. */
    static String harmless(String cell) {
        String bare = cell.stripLeading();
        return !bare.isEmpty() && FORMULA_SIGNS.indexOf(bare.charAt(0)) >= 0 ? "'" + bare : bare;
    }
}

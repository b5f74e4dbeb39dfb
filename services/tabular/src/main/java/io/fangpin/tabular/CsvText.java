package io.fangpin.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.util.List;
import java.util.Optional;

/** One CSV record as text. */
final class CsvText {

    private static final CsvReader.CsvReaderBuilder COMMA = splitter(',');
    private static final int KEPT_CHARS = 4_000;

    private CsvText() {}

    static CsvReader.CsvReaderBuilder splitter(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
    }

    /** The cells of a record; empty when it is not one record. */
    static Optional<String[]> cells(CsvReader.CsvReaderBuilder splitter, String line) {
        try {
            return Optional.of(splitter.ofSingleCsvRecord(StringArrayHandler.of(), line));
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }

    /** True when nothing in a line is quoted, so that each separator parts two cells. */
    static boolean isPlain(String line) {
        return line.indexOf('"') < 0 && line.indexOf('\r') < 0 && line.indexOf('\n') < 0;
    }

    /** The cells of a plain line. */
    static String[] plainCells(String line, char separator) {
        int count = 1;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1)) {
            count++;
        }
        String[] cells = new String[count];
        int from = 0;
        for (int i = 0; i < count - 1; i++) {
            int to = line.indexOf(separator, from);
            cells[i] = line.substring(from, to);
            from = to + 1;
        }
        cells[count - 1] = line.substring(from);
        return cells;
    }

    /** The cells of a line that {@link #line} wrote. */
    static List<String> cells(String line) {
        return line.isEmpty() ? List.of("") : List.of(cells(COMMA, line).orElse(new String[] {line}));
    }

    /** One line: quoted where needed, line breaks inside cells become spaces. */
    static String line(String[] cells) {
        StringBuilder out = new StringBuilder(cells.length * 8);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            append(out, cells[i]);
        }
        return out.toString();
    }

    /** What is kept of text that could not be split into cells. */
    static String asOneCell(String text) {
        return line(new String[] {text.length() > KEPT_CHARS ? text.substring(0, KEPT_CHARS) + "…" : text});
    }

    private static void append(StringBuilder out, String cell) {
        boolean quoted = false;
        for (int i = 0; i < cell.length() && !quoted; i++) {
            char c = cell.charAt(i);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (!quoted) {
            out.append(cell);
            return;
        }
        out.append('"');
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '"' -> out.append("\"\"");
                case '\n', '\r' -> out.append(' ');
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}

package io.fangpin.tabular;

import de.siegmar.fastcsv.reader.CsvReader;
import io.fangpin.schemas.contracts.DatasetContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file; the separator (comma, tab, semicolon) and the header's row are found by what the contract knows. */
final class CsvRows implements RowSource {

    private static final char[] SEPARATORS = {',', '\t', ';'};

    private final Records records;
    private final Charset charset;
    private final char separator;
    private final CsvReader.CsvReaderBuilder splitter;
    private final Columns columns;
    private final Limits limits;
    private final int headerRowNo;
    private int rowNo;
    private @Nullable Row upcoming;

    private CsvRows(Records records, Charset charset, Header header, Limits limits) {
        this.records = records;
        this.charset = charset;
        this.separator = header.separator();
        this.splitter = CsvText.splitter(separator);
        this.columns = header.columns();
        this.limits = limits;
        this.headerRowNo = header.rowNo();
    }

    private record Header(char separator, int rowNo, Columns columns) {}

    static RowSource open(Path file, DatasetContract contract, Limits limits) throws IOException {
        Charset charset = Encodings.of(file, limits);
        Header header = findHeader(file, charset, contract, limits);
        Optional<RefusedFileException> refusal = header.columns().refusal();
        if (refusal.isPresent()) {
            throw header.columns().known() == 0 ? notATable(file) : refusal.get();
        }
        CsvRows rows = new CsvRows(records(file, limits, header.separator()), charset, header, limits);
        rows.skipTo(header.rowNo());
        return rows;
    }

    private static Header findHeader(Path file, Charset charset, DatasetContract contract, Limits limits)
            throws IOException {
        Header best = new Header(',', 1, new Columns(List.of(), contract, limits, false));
        for (char separator : SEPARATORS) {
            try (Records records = records(file, limits, separator)) {
                for (int rowNo = 1; rowNo <= limits.headerSearchRows(); rowNo++) {
                    Optional<Records.Cut> cut = records.next();
                    if (cut.isEmpty()) {
                        break;
                    }
                    Optional<String[]> cells = Encodings.decode(cut.get().bytes(), charset)
                            .flatMap(line -> CsvText.cells(CsvText.splitter(separator), line));
                    if (cells.isPresent() && cells.get().length <= limits.maxColumns()) {
                        Columns columns = new Columns(withoutEmptyTail(cells.get()), contract, limits, false);
                        if (columns.known() > best.columns().known()) {
                            best = new Header(separator, rowNo, columns);
                        }
                    }
                }
            }
        }
        return best;
    }

    private static List<String> withoutEmptyTail(String[] cells) {
        List<String> headers = new ArrayList<>(List.of(cells));
        while (!headers.isEmpty() && headers.getLast().isBlank()) {
            headers.removeLast();
        }
        return headers.stream()
                .map(header -> Spelling.text(header).replace("\0", ""))
                .toList();
    }

    private static RefusedFileException notATable(Path file) throws IOException {
        String guess = Encodings.guess(file);
        return new RefusedFileException(
                "NOT_A_TABLE",
                "没有找到表头，不是约定的表格，或编码不是 UTF-8/GB18030（疑为 " + guess + "）",
                "No header found: not the agreed table, or not in UTF-8 or GB18030 (looks like " + guess + ")");
    }

    private static Records records(Path file, Limits limits, char separator) throws IOException {
        InputStream in = Files.newInputStream(file);
        ByteOrderMark.skip(in, file);
        return new Records(in, limits.maxLineBytes(), limits.maxCellChars() * 4, separator);
    }

    private void skipTo(int row) throws IOException {
        while (rowNo < row && records.next().isPresent()) {
            rowNo++;
        }
    }

    @Override
    public SheetInfo info() {
        return new SheetInfo(SheetInfo.Format.CSV, charset.name(), headerRowNo, columns.headers(), columns.ignored());
    }

    @Override
    public boolean hasNext() {
        if (upcoming == null) {
            upcoming = read();
        }
        return upcoming != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || upcoming == null) {
            throw new NoSuchElementException();
        }
        Row row = upcoming;
        upcoming = null;
        return row;
    }

    private @Nullable Row read() {
        try {
            for (Optional<Records.Cut> cut = records.next(); cut.isPresent(); cut = records.next()) {
                rowNo++;
                RowCount.check(rowNo - headerRowNo, limits);
                Row row = toRow(cut.get());
                if (row != null) {
                    return row;
                }
            }
            return null;
        } catch (IOException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    private @Nullable Row toRow(Records.Cut cut) {
        if (cut.fault() != Records.Fault.NONE) {
            String start = CsvText.asOneCell(Encodings.decodeSomehow(cut.bytes(), charset));
            return new Row.Invalid(rowNo, List.of(RowFaults.of(cut.fault())), start);
        }
        Optional<String> line = Encodings.decode(cut.bytes(), charset);
        if (line.isEmpty()) {
            String readable = Encodings.decodeSomehow(cut.bytes(), charset);
            return new Row.Invalid(rowNo, List.of(RowFaults.MIXED_ENCODING), raw(readable));
        }
        if (line.get().isBlank()) {
            return null;
        }
        if (CsvText.isPlain(line.get())) {
            String[] cells = CsvText.plainCells(line.get(), separator);
            // As it stands it is the line that would be written of its cells.
            String raw = separator == ',' ? line.get() : CsvText.line(cells);
            return blank(cells) ? null : columns.toRow(rowNo, cells, null, raw);
        }
        Optional<String[]> cells = CsvText.cells(splitter, line.get());
        if (cells.isEmpty()) {
            return new Row.Invalid(rowNo, List.of(RowFaults.NOT_A_RECORD), CsvText.asOneCell(line.get()));
        }
        return blank(cells.get()) ? null : columns.toRow(rowNo, cells.get(), null, CsvText.line(cells.get()));
    }

    private String raw(String text) {
        return CsvText.cells(splitter, text).map(CsvText::line).orElseGet(() -> CsvText.asOneCell(text));
    }

    private static boolean blank(String[] cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        records.close();
    }
}

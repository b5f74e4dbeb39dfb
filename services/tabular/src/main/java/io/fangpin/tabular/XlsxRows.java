package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Rows of the first visible sheet of an XLSX workbook whose header the contract knows. */
final class XlsxRows implements RowSource {

    /** Spreadsheets compute with 15 significant digits; what stands behind them is rounding noise. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    private static final int MAX_EXPONENT = 30;
    private static final ReadingOptions BAD_CELLS_ARE_CELLS = new ReadingOptions(false, true);

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Columns columns;
    private final int headerRowNo;
    private final Limits limits;
    private int lastRowNo;
    private @Nullable Row upcoming;

    private XlsxRows(ReadableWorkbook workbook, Header header, Limits limits) throws IOException {
        this.workbook = workbook;
        this.columns = header.columns();
        this.headerRowNo = header.rowNo();
        this.limits = limits;
        this.stream = header.sheet().openStream();
        this.rows = stream.iterator();
    }

    private record Header(Sheet sheet, int rowNo, Columns columns) {}

    static RowSource open(Path file, DatasetContract contract, Limits limits) throws IOException {
        XlsxGuard.check(file, limits);
        ReadableWorkbook workbook = workbook(file);
        try {
            Header header = findHeader(workbook, contract, limits);
            if (header.columns().known() == 0) {
                throw notATable();
            }
            Optional<RefusedFileException> refusal = header.columns().refusal();
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return new XlsxRows(workbook, header, limits);
        } catch (RefusedFileException e) {
            workbook.close();
            throw e;
        } catch (RuntimeException e) {
            workbook.close();
            throw RefusedFileException.unreadable(e);
        }
    }

    private static ReadableWorkbook workbook(Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), BAD_CELLS_ARE_CELLS);
        } catch (IOException | RuntimeException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    private static RefusedFileException notATable() {
        return new RefusedFileException("NOT_A_TABLE", "没有找到表头，不是约定的表格", "No header found: not the agreed table");
    }

    private static Header findHeader(ReadableWorkbook workbook, DatasetContract contract, Limits limits)
            throws IOException {
        Header best = null;
        List<Sheet> sheets = workbook.getSheets()
                .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        for (Sheet sheet : sheets) {
            try (Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream()) {
                Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
                for (int i = 0; i < limits.headerSearchRows() && rows.hasNext(); i++) {
                    org.dhatim.fastexcel.reader.Row row = rows.next();
                    Columns columns = new Columns(headers(row, limits), contract, limits, workbook.isDate1904());
                    if (best == null || columns.known() > best.columns().known()) {
                        best = new Header(sheet, row.getRowNum(), columns);
                    }
                }
            }
            if (best != null && best.columns().refusal().isEmpty()) {
                return best;
            }
        }
        if (best == null) {
            throw new RefusedFileException("EMPTY_FILE", "文件是空的", "The file is empty");
        }
        return best;
    }

    private static List<String> headers(org.dhatim.fastexcel.reader.Row row, Limits limits) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), limits.maxColumns() + 1); i++) {
            Cell cell = row.getCell(i);
            headers.add(cell == null ? "" : Spelling.text(text(cell)));
        }
        while (!headers.isEmpty() && headers.getLast().isBlank()) {
            headers.removeLast();
        }
        return headers;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return number(cell.getRawValue());
        }
        if (cell.getType() == CellType.ERROR) {
            return "\ufffd";
        }
        if (cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal value) {
            return number(value.toString());
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static String number(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        try {
            BigDecimal number = new BigDecimal(raw).round(SHOWN_DIGITS).stripTrailingZeros();
            return Math.abs((long) number.scale()) > MAX_EXPONENT ? raw : number.toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            return raw;
        }
    }

    @Override
    public SheetInfo info() {
        return new SheetInfo(SheetInfo.Format.XLSX, "UTF-8", headerRowNo, columns.headers(), columns.ignored());
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
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = rows.next();
                inOrder(row.getRowNum());
                if (row.getRowNum() > headerRowNo) {
                    RowCount.check(row.getRowNum() - headerRowNo, limits);
                    Row read = toRow(row);
                    if (read != null) {
                        return read;
                    }
                }
            }
            return null;
        } catch (RefusedFileException e) {
            throw e;
        } catch (RuntimeException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    /** Rows are known by their numbers: two of one number would pass for one, and one above the header for none. */
    private void inOrder(int rowNo) {
        if (rowNo <= lastRowNo) {
            throw new RefusedFileException(
                    "ROWS_OUT_OF_ORDER", "工作表的行号重复或颠倒，请重新另存", "Rows of the sheet are repeated or out of order");
        }
        lastRowNo = rowNo;
    }

    private @Nullable Row toRow(org.dhatim.fastexcel.reader.Row row) {
        int count = Math.min(row.getCellCount(), limits.maxColumns() + 1);
        String[] cells = new String[count];
        boolean[] numeric = new boolean[count];
        boolean blank = true;
        long chars = 0;
        for (int i = 0; i < count; i++) {
            Cell cell = row.getCell(i);
            cells[i] = cell == null ? "" : text(cell);
            numeric[i] = cell != null && isNumber(cell);
            blank &= cells[i].isBlank();
            chars += cells[i].length();
        }
        if (chars > limits.maxLineBytes()) {
            String start = CsvText.asOneCell(cells.length == 0 ? "" : cells[0]);
            return new Row.Invalid(row.getRowNum(), List.of(RowFaults.of(Records.Fault.TOO_LONG)), start);
        }
        return blank ? null : columns.toRow(row.getRowNum(), cells, numeric, CsvText.line(cells));
    }

    private static boolean isNumber(Cell cell) {
        return cell.getType() == CellType.NUMBER
                || (cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal);
    }

    @Override
    public void close() {
        stream.close();
        Closing.quietly(workbook);
    }
}

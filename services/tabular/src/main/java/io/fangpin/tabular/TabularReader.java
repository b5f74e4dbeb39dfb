package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens CSV (UTF-8 or GB18030), XLSX or NDJSON by content, not by name. */
public final class TabularReader {

    private static final int SNIFFED_BYTES = 4096;

    private TabularReader() {}

    /** A file of a header without rows opens and has no rows; a file that is no such table is refused. */
    public static RowSource open(Path file, DatasetContract contract, Limits limits) throws RefusedFileException {
        try {
            if (Files.size(file) > limits.maxFileBytes()) {
                throw new RefusedFileException("TOO_LARGE", "文件过大", "The file is too large");
            }
            return switch (format(file)) {
                case CSV -> CsvRows.open(file, contract, limits);
                case XLSX -> XlsxRows.open(file, contract, limits);
                case NDJSON -> NdjsonRows.open(file, contract, limits);
            };
        } catch (IOException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    private static SheetInfo.Format format(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(SNIFFED_BYTES);
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return SheetInfo.Format.XLSX;
        }
        if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new RefusedFileException(
                    "OLD_WORKBOOK",
                    "旧版 .xls 或加密的工作簿，请另存为 .xlsx 或 CSV",
                    "An old .xls or a protected workbook; save it as .xlsx or CSV");
        }
        if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) {
            throw new RefusedFileException(
                    "UTF_16", "编码为 UTF-16，请另存为 UTF-8 的 CSV", "Encoded in UTF-16; save it as CSV in UTF-8");
        }
        return textFormat(start);
    }

    private static SheetInfo.Format textFormat(byte[] start) {
        int at = ByteOrderMark.isIt(start) ? 3 : 0;
        while (at < start.length && (start[at] == ' ' || start[at] == '\t' || start[at] == '\r' || start[at] == '\n')) {
            at++;
        }
        if (at == start.length && start.length < SNIFFED_BYTES) {
            throw new RefusedFileException("EMPTY_FILE", "文件是空的", "The file is empty");
        }
        for (byte b : start) {
            if (b == 0) {
                throw new RefusedFileException("NOT_A_TABLE", "不是表格文件", "Neither CSV nor XLSX nor JSON lines");
            }
        }
        return at < start.length && start[at] == '{' ? SheetInfo.Format.NDJSON : SheetInfo.Format.CSV;
    }

    private static boolean startsWith(byte[] start, int... signature) {
        if (start.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (start[i] != (byte) signature[i]) {
                return false;
            }
        }
        return true;
    }
}

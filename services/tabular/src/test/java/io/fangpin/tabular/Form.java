package io.fangpin.tabular;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The forms in which the same table may come. */
enum Form {
    UTF_8,
    UTF_8_MARKED,
    GB18030,
    XLSX,
    NDJSON;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHARS_OF_A_WORKBOOK_CELL = 32_767;

    byte[] of(List<String> headers, List<List<String>> rows) {
        return switch (this) {
            case UTF_8 -> csv(headers, rows, StandardCharsets.UTF_8);
            case UTF_8_MARKED ->
                Sheets.join(
                        new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, csv(headers, rows, StandardCharsets.UTF_8));
            case GB18030 -> csv(headers, rows, Encodings.GB18030);
            case XLSX -> workbook(headers, rows);
            case NDJSON -> lines(headers, rows);
        };
    }

    private static byte[] csv(List<String> headers, List<List<String>> rows, Charset charset) {
        StringBuilder text = new StringBuilder(line(headers));
        rows.forEach(row -> text.append(line(row)));
        return text.toString().getBytes(charset);
    }

    /** Without zero bytes: a file that begins with any is no text. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"").replace("\0", "") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static byte[] workbook(List<String> headers, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            write(sheet, 0, headers);
            for (int i = 0; i < rows.size(); i++) {
                write(sheet, i + 1, rows.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(row, i, writable(cells.get(i)));
        }
    }

    /** What XML can hold and a workbook's cell has room for. */
    private static String writable(String cell) {
        return cell.substring(0, Math.min(cell.length(), MOST_CHARS_OF_A_WORKBOOK_CELL))
                .codePoints()
                .filter(c -> c >= ' ' && (c < 0xd800 || c > 0xdfff) && c < 0xfffe || c > 0xffff || c == '\n')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] lines(List<String> headers, List<List<String>> rows) {
        return rows.stream()
                .map(row -> json(headers, row))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String json(List<String> headers, List<String> row) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            object.put(headers.get(i), row.get(i));
        }
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

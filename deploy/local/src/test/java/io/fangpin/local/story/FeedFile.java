package io.fangpin.local.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fangpin.simulation.CountyLayout;
import io.fangpin.simulation.Truth.FeedRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A department's file of the synthetic county, as the department has it. */
final class FeedFile {

    private static final int HEADER_ROWS = 1;

    private FeedFile() {}

    /** The row's values by Chinese header. */
    static Map<String, String> row(Path county, FeedRow row) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(text(CountyLayout.of(county).feed(row.dataset(), row.period())))) {
            return csv.stream()
                    .skip(row.rowNo() - HEADER_ROWS - 1L)
                    .findFirst()
                    .map(found -> new LinkedHashMap<>(found.getFieldsAsMap()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^\\uFEFF", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}

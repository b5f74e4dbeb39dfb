package io.fangpin.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list as CSV for a spreadsheet: UTF-8 with byte order mark, no cell that a spreadsheet would run as a formula. */
public final class ListFile implements AutoCloseable {

    private final CsvWriter csv;

    public ListFile(OutputStream out, List<String> header) throws IOException {
        out.write(0xef);
        out.write(0xbb);
        out.write(0xbf);
        this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(header);
    }

    public void write(List<String> cells) {
        csv.writeRecord(cells.stream().map(ErrorFile::harmless).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

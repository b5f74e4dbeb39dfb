package io.fangpin.simulation.feeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file being written, row after row, that knows its row numbers as a person sees them: the header is row 1. */
public final class SheetFile implements AutoCloseable {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final CsvWriter csv;
    private int lastRowNo = 1;

    /** Writes the header; UTF-8 gets a byte order mark, so that spreadsheets read it right. */
    public SheetFile(Path path, Sheet sheet, Charset charset) {
        this.path = path;
        try {
            Files.createDirectories(path.getParent());
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES);
            if (charset.equals(StandardCharsets.UTF_8)) {
                out.write(BYTE_ORDER_MARK);
            }
            this.csv = CsvWriter.builder().build(new OutputStreamWriter(out, charset));
            csv.writeRecord(sheet.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row's number. */
    public int add(Cells cells) {
        csv.writeRecord(cells.values());
        return ++lastRowNo;
    }

    public int rows() {
        return lastRowNo - 1;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #close}; a file without rows is no file. */
    void closeUnlessEmpty() {
        close();
        if (rows() == 0) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

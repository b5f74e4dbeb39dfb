package io.fangpin.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Inflates every part of an XLSX once, keeping nothing, before anything parses it: bombs and XML entities end here. */
final class XlsxGuard {

    private static final int MAX_PARTS = 2_000;
    private static final long RATIO_FROM_BYTES = 64L * 1024 * 1024;
    private static final long MAX_SHARED_STRINGS_BYTES = 512L * 1024 * 1024;
    private static final int MAX_COLUMN_LETTERS = 3;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CELL_REFERENCE = " r=\"".getBytes(StandardCharsets.US_ASCII);

    private final Limits limits;
    private final long packedBytes;
    private final byte[] buffer = new byte[1 << 16];
    private long inflatedBytes;

    private XlsxGuard(Limits limits, long packedBytes) {
        this.limits = limits;
        this.packedBytes = packedBytes;
    }

    static void check(Path file, Limits limits) throws IOException {
        XlsxGuard guard = new XlsxGuard(limits, Files.size(file));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_PARTS) {
                throw bomb();
            }
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                try (InputStream in = zip.getInputStream(part)) {
                    guard.inflate(in, part.getName());
                }
            }
        } catch (ZipException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    private void inflate(InputStream in, String name) throws IOException {
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        boolean sheet = name.startsWith("xl/worksheets/");
        long bytes = 0;
        int doctype = 0;
        int reference = 0;
        int letters = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (xml
                    && bytes == 0
                    && read > 1
                    && (buffer[0] == 0 || buffer[1] == 0 || buffer[0] == (byte) 0xfe || buffer[0] == (byte) 0xff)) {
                throw new RefusedFileException(
                        "XML_ENCODING", "工作簿内部编码不是 UTF-8", "A part of the workbook is not in UTF-8");
            }
            bytes += read;
            count(read, name, bytes);
            for (int i = 0; xml && i < read; i++) {
                byte b = buffer[i];
                doctype = b == DOCTYPE[doctype] ? doctype + 1 : b == DOCTYPE[0] ? 1 : 0;
                if (doctype == DOCTYPE.length) {
                    throw new RefusedFileException(
                            "XML_ENTITY", "工作簿含有 XML 实体声明，已拒绝", "The workbook declares XML entities");
                }
                if (sheet && reference == CELL_REFERENCE.length) {
                    letters = b >= 'A' && b <= 'Z' ? letters + 1 : 0;
                    reference = letters == 0 ? 0 : reference;
                    if (letters > MAX_COLUMN_LETTERS) {
                        throw new RefusedFileException("TOO_MANY_COLUMNS", "列数过多", "Too many columns");
                    }
                } else if (sheet) {
                    reference = b == CELL_REFERENCE[reference] ? reference + 1 : b == CELL_REFERENCE[0] ? 1 : 0;
                }
            }
        }
    }

    private void count(int read, String name, long bytesOfPart) {
        inflatedBytes += read;
        boolean steep =
                inflatedBytes > RATIO_FROM_BYTES && inflatedBytes / Math.max(1, packedBytes) > limits.maxInflateRatio();
        boolean strings = name.endsWith("sharedStrings.xml") && bytesOfPart > MAX_SHARED_STRINGS_BYTES;
        if (inflatedBytes > limits.maxInflatedBytes() || steep || strings) {
            throw bomb();
        }
    }

    private static RefusedFileException bomb() {
        return new RefusedFileException("ZIP_BOMB", "压缩内容解压后过大，已拒绝", "The packed content inflates beyond the limit");
    }
}

package io.fangpin.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Inflates every part of an XLSX once, keeping nothing, before anything parses it: bombs and XML entities end here. */
final class XlsxGuard {

    private static final int MAX_PARTS = 2_000;
    private static final long RATIO_FROM_BYTES = 64L * 1024 * 1024;
    private static final long MAX_SHARED_STRINGS_BYTES = 512L * 1024 * 1024;

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
            Set<String> names = new HashSet<>();
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                if (!names.add(part.getName())) {
                    throw new RefusedFileException(
                            "UNREADABLE", "工作簿中有同名部件，已拒绝", "Two parts of the workbook have the same name");
                }
                try (InputStream in = zip.getInputStream(part)) {
                    guard.inflate(in, part.getName());
                }
            }
        } catch (ZipException e) {
            throw RefusedFileException.unreadable(e);
        }
    }

    private void inflate(InputStream in, String name) throws IOException {
        PartScan scan = new PartScan(name.endsWith(".xml") || name.endsWith(".rels"));
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            scan.see(buffer, read);
            count(read, scan.isSheet() ? 0 : bytes);
        }
    }

    private void count(int read, long bytesHeldInMemory) {
        inflatedBytes += read;
        boolean steep =
                inflatedBytes > RATIO_FROM_BYTES && inflatedBytes / Math.max(1, packedBytes) > limits.maxInflateRatio();
        boolean strings = bytesHeldInMemory > MAX_SHARED_STRINGS_BYTES;
        if (inflatedBytes > limits.maxInflatedBytes() || steep || strings) {
            throw bomb();
        }
    }

    private static RefusedFileException bomb() {
        return new RefusedFileException("ZIP_BOMB", "压缩内容解压后过大，已拒绝", "The packed content inflates beyond the limit");
    }
}

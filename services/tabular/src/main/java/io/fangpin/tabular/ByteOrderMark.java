package io.fangpin.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three bytes that some programs put before UTF-8. */
final class ByteOrderMark {

    private static final int LENGTH = 3;

    private ByteOrderMark() {}

    static void skip(InputStream in, Path file) throws IOException {
        if (startsWithIt(file)) {
            in.skipNBytes(LENGTH);
        }
    }

    static boolean startsWithIt(Path file) throws IOException {
        try (InputStream start = Files.newInputStream(file)) {
            return isIt(start.readNBytes(LENGTH));
        }
    }

    static boolean isIt(byte[] start) {
        return start.length >= LENGTH && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf;
    }
}

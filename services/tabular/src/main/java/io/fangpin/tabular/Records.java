package io.fangpin.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a byte stream into records at line ends outside quotes. It works on bytes because quote, separators and line feed
 * are single bytes in UTF-8 and GB18030 alike, so one badly encoded or overlong record leaves the others whole.
 */
final class Records implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final int KEPT_BYTES = 16_000;

    private final InputStream in;
    private final int maxBytes;
    private final int maxQuotedBytes;
    private final int separator;
    private byte[] buffer = new byte[CHUNK_BYTES];
    private int start;
    private int end;
    private boolean ended;

    /**
     * @param separator the byte between cells; with it quotes may hold line ends; −1 for plain lines
     * @param maxQuotedBytes a quote still open after a line end and so many bytes was never meant to hold it
     */
    Records(InputStream in, int maxBytes, int maxQuotedBytes, int separator) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.maxQuotedBytes = maxQuotedBytes;
        this.separator = separator;
    }

    /** A record without its line end. */
    record Cut(byte[] bytes, Fault fault) {}

    /** What is wrong with the cut. */
    enum Fault {
        NONE,
        TOO_LONG,
        QUOTE_OPEN
    }

    private enum In {
        CELL_START,
        BARE_CELL,
        QUOTES,
        QUOTE_IN_QUOTES
    }

    Optional<Cut> next() throws IOException {
        In in = separator >= 0 ? In.CELL_START : In.BARE_CELL;
        int quotedFrom = 0;
        int firstLineEnd = -1;
        for (int length = 0; ; length++) {
            if (start + length == end && !fill()) {
                return atEnd(length, in == In.QUOTES ? firstLineEnd : -1);
            }
            byte b = buffer[start + length];
            if (b == '\n' && in != In.QUOTES) {
                return Optional.of(cut(length, 1, Fault.NONE));
            }
            if (b == '\n' && firstLineEnd < 0) {
                firstLineEnd = length;
            }
            In before = in;
            in = after(in, b);
            if (in == In.QUOTES && before == In.CELL_START) {
                quotedFrom = length;
            }
            if (in == In.QUOTES && firstLineEnd >= 0 && length - quotedFrom > maxQuotedBytes) {
                return Optional.of(cut(firstLineEnd, 1, Fault.QUOTE_OPEN));
            }
            if (length >= maxBytes) {
                return Optional.of(firstLineEnd >= 0 ? cut(firstLineEnd, 1, Fault.QUOTE_OPEN) : overlong());
            }
        }
    }

    private In after(In in, byte b) {
        return switch (in) {
            case QUOTES -> b == '"' ? In.QUOTE_IN_QUOTES : In.QUOTES;
            case QUOTE_IN_QUOTES -> b == '"' ? In.QUOTES : b == separator ? In.CELL_START : In.BARE_CELL;
            case CELL_START -> b == '"' ? In.QUOTES : b == separator ? In.CELL_START : In.BARE_CELL;
            case BARE_CELL -> separator >= 0 && b == separator ? In.CELL_START : In.BARE_CELL;
        };
    }

    private Optional<Cut> atEnd(int length, int openQuoteLineEnd) {
        if (length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                openQuoteLineEnd >= 0 ? cut(openQuoteLineEnd, 1, Fault.QUOTE_OPEN) : cut(length, 0, Fault.NONE));
    }

    private Cut cut(int length, int lineEndBytes, Fault fault) {
        int to = start + length;
        int bare = length > 0 && buffer[to - 1] == '\r' ? to - 1 : to;
        Cut cut = new Cut(Arrays.copyOfRange(buffer, start, bare), fault);
        start = to + lineEndBytes;
        return cut;
    }

    /** Keeps the beginning of the overlong line and skips to its end. */
    private Cut overlong() throws IOException {
        byte[] beginning = Arrays.copyOfRange(buffer, start, start + Math.min(maxBytes, KEPT_BYTES));
        do {
            while (start < end) {
                if (buffer[start++] == '\n') {
                    return new Cut(beginning, Fault.TOO_LONG);
                }
            }
        } while (fill());
        return new Cut(beginning, Fault.TOO_LONG);
    }

    /** Reads on behind what is kept from {@code start}; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int kept = end - start;
        byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        int read = in.read(buffer, kept, buffer.length - kept);
        start = 0;
        end = kept + Math.max(read, 0);
        ended = read < 0;
        return read > 0;
    }

    @Override
    public void close() {
        Closing.quietly(in);
    }
}

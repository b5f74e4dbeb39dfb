package io.fangpin.risk.stream.state;

import java.nio.charset.StandardCharsets;

/** Bytes being read. */
final class StateIn {
    private final byte[] bytes;
    private int at;

    StateIn(byte[] bytes) {
        this.bytes = bytes;
    }

    int take() {
        if (at >= bytes.length) {
            throw new UnreadableState("it ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    int tag() {
        return take() << 8 | take();
    }

    long whole() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int one = take();
            value |= (long) (one & 0x7F) << shift;
            if (one < 0x80) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new UnreadableState("a number does not end");
    }

    /** A number of things to come, at least a byte each: a broken one must not fill the memory. */
    int count() {
        long count = whole();
        if (count < 0 || count > bytes.length - at) {
            throw new UnreadableState("it ends too early");
        }
        return (int) count;
    }

    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    void end() {
        if (at != bytes.length) {
            throw new UnreadableState("there is more than belongs to it");
        }
    }
}

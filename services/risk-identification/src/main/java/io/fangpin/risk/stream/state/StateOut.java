package io.fangpin.risk.stream.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: whole numbers take as many as they need. */
final class StateOut {
    private byte[] bytes = new byte[2048];
    private int size;

    void put(int one) {
        ensure(1);
        bytes[size++] = (byte) one;
    }

    void tag(int tag) {
        put(tag >> 8);
        put(tag);
    }

    /** Small magnitudes of either sign are short. */
    void whole(long value) {
        long rest = value << 1 ^ value >> 63;
        ensure(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        whole(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

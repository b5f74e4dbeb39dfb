package io.fangpin.linkage.model;

import java.util.Arrays;

/** Compared pairs in plain arrays: the levels of all fields, and the record they belong to. */
final class Pairs {
    private final int fields;
    private byte[] levels = new byte[1 << 16];
    private float[] rarity = new float[1 << 12];
    private int[] ends = new int[1 << 10];
    private int size;
    private int records;

    Pairs(int fields) {
        this.fields = fields;
    }

    void add(byte[] pair, double rarityBits) {
        if ((size + 1) * fields > levels.length) {
            levels = Arrays.copyOf(levels, 2 * levels.length);
        }
        if (size == rarity.length) {
            rarity = Arrays.copyOf(rarity, 2 * size);
        }
        System.arraycopy(pair, 0, levels, size * fields, fields);
        rarity[size++] = (float) rarityBits;
    }

    /** All pairs of one record have been added. */
    void endRecord() {
        if (records == ends.length) {
            ends = Arrays.copyOf(ends, 2 * records);
        }
        ends[records++] = size;
    }

    int size() {
        return size;
    }

    int records() {
        return records;
    }

    /** The pairs of a record are from the end of the one before up to its own end. */
    int end(int record) {
        return record < 0 ? 0 : ends[record];
    }

    int level(int pair, int field) {
        return levels[pair * fields + field];
    }

    float rarity(int pair) {
        return rarity[pair];
    }
}

package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.KeyForm;
import io.fangpin.linkage.text.Characters;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.List;

/** Words that are the same or not, kept as a hash of their form. */
final class CodeComparator extends FieldComparator {
    private static final int SAME = 0;
    private static final int DIFFERENT = 1;
    private static final int LONGEST = 64;

    private final char[] form = new char[LONGEST];

    CodeComparator() {
        super(1, 1, List.of(Level.of("SAME", 0.95, 1e-7, 0), Level.of("DIFFERENT", 0.05, 1e-3)));
    }

    @Override
    public void encode(String value, long[] row, int at) {
        int length = Characters.name(value, form);
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = HashCommon.mix(hash + form[i]);
        }
        row[at] = hash;
    }

    @Override
    public int compare(long[] a, int atA, long[] b, int atB) {
        return a[atA] == b[atB] ? SAME : DIFFERENT;
    }

    @Override
    public long term(int term, long[] row, int at) {
        return row[at];
    }

    @Override
    public long key(KeyForm keyForm, long[] row, int at) {
        if (keyForm != KeyForm.WHOLE) {
            throw noSuchKey(keyForm);
        }
        return row[at];
    }

    @Override
    public boolean agrees(int level) {
        return level == SAME;
    }

    @Override
    public boolean resembles(int level) {
        return level == SAME;
    }
}

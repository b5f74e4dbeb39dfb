package io.fangpin.linkage.index;

import io.fangpin.linkage.compare.RowLayout;
import io.fangpin.linkage.config.BlockingKey;
import io.fangpin.linkage.config.BlockingKey.KeyPart;
import io.fangpin.linkage.config.LinkageConfig;
import java.util.List;
import java.util.stream.Stream;

/** The blocks of one key: a person is in the coarse block, or in a finer one when the coarse one was over-full. */
final class Blocks {
    private final BlockingKey key;
    private final int number;
    private final int[] fields;
    private final List<KeyPart> fineParts;
    private final int[] fineFields;
    private final BlockTable table;
    private long skipped;

    Blocks(int number, BlockingKey key, LinkageConfig config) {
        this.key = key;
        this.number = number;
        this.fields = fields(key.parts(), config);
        this.fineParts =
                Stream.concat(key.parts().stream(), key.refine().stream()).toList();
        this.fineFields = fields(fineParts, config);
        this.table = new BlockTable(key.cap());
    }

    int pass() {
        return key.pass();
    }

    String name() {
        return key.name();
    }

    /** Persons that no block of this key took because theirs was over-full. */
    long skipped() {
        return skipped;
    }

    long bytes() {
        return table.bytes();
    }

    void add(int row, RowLayout layout, RowPages rows) {
        long coarse = coarse(layout, rows.page(row), rows.place(row));
        if (coarse == 0 || table.add(coarse, row) != BlockTable.OVERFULL) {
            return;
        }
        int[] moved = table.moveOut(coarse);
        for (int before : moved) {
            addFine(before, layout, rows);
        }
        addFine(row, layout, rows);
    }

    void remove(int row, RowLayout layout, RowPages rows) {
        long coarse = coarse(layout, rows.page(row), rows.place(row));
        if (coarse != 0 && !table.remove(coarse, row) && !key.refine().isEmpty()) {
            long fine = fine(layout, rows.page(row), rows.place(row));
            if (fine != 0) {
                table.remove(fine, row);
            }
        }
    }

    /** Writes the candidates of a record; {@link BlockTable#OVERFULL} when its block is skipped. */
    int collect(long[] record, RowLayout layout, int[] found, int from) {
        long coarse = coarse(layout, record, 0);
        if (coarse == 0) {
            return from;
        }
        int count = table.collect(coarse, found, from);
        if (count != BlockTable.OVERFULL || key.refine().isEmpty()) {
            return count;
        }
        long fine = fine(layout, record, 0);
        return fine == 0 ? BlockTable.OVERFULL : table.collect(fine, found, from);
    }

    /** Writes those who share the key with a row, the row itself among them. */
    int collectOf(int row, RowLayout layout, RowPages rows, int[] found, int from) {
        long coarse = coarse(layout, rows.page(row), rows.place(row));
        return coarse == 0 ? from : table.collect(coarse, found, from);
    }

    private void addFine(int row, RowLayout layout, RowPages rows) {
        long fine = key.refine().isEmpty() ? 0 : fine(layout, rows.page(row), rows.place(row));
        if (fine == 0) {
            skipped++;
        } else if (table.add(fine, row) == BlockTable.OVERFULL) {
            skipped += 1 + table.moveOut(fine).length;
        }
    }

    private long coarse(RowLayout layout, long[] row, int at) {
        return layout.key(2 * number + 1, fields, key.parts(), row, at);
    }

    private long fine(RowLayout layout, long[] row, int at) {
        return layout.key(2 * number + 2, fineFields, fineParts, row, at);
    }

    private static int[] fields(List<KeyPart> parts, LinkageConfig config) {
        return parts.stream().mapToInt(part -> config.field(part.field())).toArray();
    }
}

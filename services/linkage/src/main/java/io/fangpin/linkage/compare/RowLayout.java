package io.fangpin.linkage.compare;

import io.fangpin.linkage.config.BlockingKey.KeyPart;
import io.fangpin.linkage.config.FieldSpec;
import io.fangpin.linkage.config.FieldType;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import it.unimi.dsi.fastutil.HashCommon;
import java.util.Arrays;
import java.util.List;

/** Where each field lies in a row of longs, and how rows are filled and compared. For one thread. */
public final class RowLayout {
    private final FieldComparator[] comparators;
    private final int[] offsets;
    private final int[] derivedFrom;
    private final int[] swapsWith;
    private final int[][] supportedBy;
    private final int width;

    public RowLayout(LinkageConfig config) {
        List<FieldSpec> fields = config.fields();
        int count = fields.size();
        comparators = new FieldComparator[count];
        offsets = new int[count];
        derivedFrom = new int[count];
        swapsWith = new int[count];
        supportedBy = new int[count][];
        int at = 0;
        for (int f = 0; f < count; f++) {
            FieldSpec field = fields.get(f);
            comparators[f] = comparator(field.type());
            offsets[f] = at;
            at += comparators[f].width();
            String source = field.derivedFrom();
            derivedFrom[f] = source == null ? -1 : config.field(source);
            String other = field.swapsWith();
            swapsWith[f] = other == null ? -1 : config.field(other);
            supportedBy[f] =
                    field.supportedBy().stream().mapToInt(config::field).toArray();
        }
        width = at;
    }

    private static FieldComparator comparator(FieldType type) {
        return switch (type) {
            case RESIDENT_ID -> new ResidentIdComparator();
            case CHINESE_NAME -> new NameComparator();
            case DATE -> new DateComparator();
            case DIGITS -> new DigitsComparator();
            case DIVISION -> new DivisionComparator();
            case CODE -> new CodeComparator();
            case TEXT -> new TextComparator();
        };
    }

    public int width() {
        return width;
    }

    public int fields() {
        return comparators.length;
    }

    public FieldComparator comparator(int field) {
        return comparators[field];
    }

    /** Fills a row with the values of a person or record. */
    public void encode(Subject subject, long[] row) {
        Arrays.fill(row, 0);
        for (int f = 0; f < comparators.length; f++) {
            String value = subject.value(f);
            if (value != null) {
                comparators[f].encode(value, row, offsets[f]);
            }
        }
        for (int f = 0; f < comparators.length; f++) {
            int source = derivedFrom[f];
            if (source >= 0 && row[offsets[f]] == 0 && ResidentIdComparator.valid(row, offsets[source])) {
                DateComparator.encodeFromId(row[offsets[source]], row, offsets[f]);
            }
        }
    }

    /** Writes the level of each field; {@link FieldComparator#MISSING} where one side has no value. */
    public void compare(long[] record, long[] page, int at, byte[] levels) {
        for (int f = 0; f < comparators.length; f++) {
            int offset = offsets[f];
            levels[f] = record[offset] == 0 || page[at + offset] == 0
                    ? FieldComparator.MISSING
                    : (byte) comparators[f].compare(record, offset, page, at + offset);
        }
        for (int f = 0; f < comparators.length; f++) {
            if (derivedFrom[f] >= 0 && saidAlready(f, record, page, at)) {
                levels[f] = FieldComparator.MISSING;
            }
            if (swapsWith[f] >= 0) {
                levels[f] = orSwapped(f, record, page, at, levels[f]);
            }
            if (supportedBy[f].length > 0 && levels[f] == ResidentIdComparator.EXACT) {
                levels[f] = (byte) supported(f, levels);
            }
        }
    }

    /** True when the first field that supports another agrees. */
    public boolean supporterAgrees(int field, long[] record, long[] page, int at) {
        int first = supportedBy[field][0];
        int offset = offsets[first];
        return record[offset] != 0
                && page[at + offset] != 0
                && comparators[first].agrees(comparators[first].compare(record, offset, page, at + offset));
    }

    /** The level of an equal value that its supporters support only in part. */
    public static int partlySupported() {
        return ResidentIdComparator.EXACT_PARTLY;
    }

    /** True when the field is equal and every field that must support it agrees, at least one of them. */
    public boolean equalAndSupported(int field, long[] record, long[] page, int at) {
        int offset = offsets[field];
        if (!ResidentIdComparator.valid(record, offset)
                || !ResidentIdComparator.equal(record, offset, page, at + offset)) {
            return false;
        }
        int agreeing = 0;
        for (int f : supportedBy[field]) {
            if (record[offsets[f]] != 0 && page[at + offsets[f]] != 0) {
                int level = comparators[f].compare(record, offsets[f], page, at + offsets[f]);
                if (!comparators[f].agrees(level)) {
                    return false;
                }
                agreeing++;
            }
        }
        return agreeing > 0;
    }

    /** The hash of a blocking key; 0 when a part is missing. */
    public long key(int seed, int[] fields, List<KeyPart> parts, long[] row, int at) {
        long hash = seed;
        for (int i = 0; i < fields.length; i++) {
            int offset = at + offsets[fields[i]];
            if (row[offset] == 0) {
                return 0;
            }
            long part = comparators[fields[i]].key(parts.get(i).form(), row, offset);
            if (part == 0) {
                return 0;
            }
            hash = HashCommon.murmurHash3(hash * 31 + part);
        }
        return hash;
    }

    /** The hash of a term; 0 when the value is missing. */
    public long term(int field, int term, long[] row, int at) {
        int offset = at + offsets[field];
        return row[offset] == 0 ? 0 : comparators[field].term(term, row, offset);
    }

    /** A date read from one of two trustworthy numbers says nothing that the numbers do not say themselves. */
    private boolean saidAlready(int f, long[] record, long[] page, int at) {
        int source = offsets[derivedFrom[f]];
        boolean derived = DateComparator.derived(record, offsets[f]) || DateComparator.derived(page, at + offsets[f]);
        return derived && ResidentIdComparator.valid(record, source) && ResidentIdComparator.valid(page, at + source);
    }

    private byte orSwapped(int f, long[] record, long[] page, int at, byte level) {
        int g = swapsWith[f];
        FieldComparator comparator = comparators[f];
        boolean crossed = record[offsets[f]] != 0 && page[at + offsets[g]] != 0;
        if (level >= 0 && level <= comparator.swappedLevel() || !crossed) {
            return level;
        }
        int cross = comparator.compare(record, offsets[f], page, at + offsets[g]);
        return comparator.resembles(cross) ? (byte) comparator.swappedLevel() : level;
    }

    private int supported(int f, byte[] levels) {
        int agreeing = 0;
        int off = 0;
        int resembling = 0;
        for (int supporter : supportedBy[f]) {
            if (levels[supporter] >= 0) {
                boolean agrees = comparators[supporter].agrees(levels[supporter]);
                agreeing += agrees ? 1 : 0;
                off += agrees ? 0 : 1;
                resembling += !agrees && comparators[supporter].resembles(levels[supporter]) ? 1 : 0;
            }
        }
        if (agreeing > 0 && off == 0) {
            return ResidentIdComparator.EXACT;
        }
        int first = supportedBy[f][0];
        boolean firstAgrees = levels[first] >= 0 && comparators[first].agrees(levels[first]);
        boolean firstContradicts = levels[first] >= 0 && comparators[first].contradicts(levels[first]);
        boolean partly = agreeing > 0 ? firstAgrees || !firstContradicts : resembling == off && off > 0;
        return partly ? ResidentIdComparator.EXACT_PARTLY : ResidentIdComparator.EXACT_CONTRADICTED;
    }
}

package io.fangpin.linkage.model;

import io.fangpin.linkage.compare.FieldComparator;
import io.fangpin.linkage.compare.Level;
import io.fangpin.linkage.compare.RowLayout;
import io.fangpin.linkage.index.IndexReader;
import java.util.Arrays;
import java.util.List;

/** Parameters laid out for speed, and the term frequencies of the record at hand. For one thread. */
public final class Scorer {
    private static final double LOG_2 = Math.log(2);
    /** Below 2^-6 the household's share changes the sum by less than 0.03 bits. */
    private static final double NEGLIGIBLE_BITS = -6;

    private final double[][] bits;
    private final double[][] kinBits;
    private final int[][] terms;
    private final double[][] termBits;
    private final double termWeight;
    private final double rarestBits;
    private final boolean kin;

    public Scorer(LinkageParameters parameters, RowLayout layout) {
        int fields = layout.fields();
        bits = new double[fields][];
        kinBits = new double[fields][];
        terms = new int[fields][];
        termBits = new double[fields][];
        termWeight = parameters.termWeight();
        rarestBits = parameters.rarestBits();
        kin = parameters.kinPerPerson() > 0;
        for (int f = 0; f < fields; f++) {
            List<Level> levels = layout.comparator(f).levels();
            bits[f] = new double[levels.size()];
            kinBits[f] = new double[levels.size()];
            terms[f] = new int[levels.size()];
            termBits[f] = new double[layout.comparator(f).terms()];
            for (int l = 0; l < levels.size(); l++) {
                LevelParameters level = parameters.fields().get(f).levels().get(l);
                bits[f][l] = level.bits();
                kinBits[f][l] = log2(level.kin() / level.u());
                terms[f][l] = levels.get(l).term();
            }
        }
    }

    /** log2 of the share of a person's relatives among all persons of the register. */
    public static double kinShareBits(double kinPerPerson, long persons) {
        return log2(kinPerPerson / Math.max(1, persons));
    }

    /** Forgets the frequencies of the record before. */
    public void begin() {
        for (double[] field : termBits) {
            Arrays.fill(field, Double.NaN);
        }
    }

    /**
     * log2 of the Bayes factor of a pair: this person against any other, where others are strangers or, with a share of
     * 2 to the {@code kinShareBits}, of the same household.
     */
    public double bits(IndexReader reader, byte[] levels, double kinShareBits) {
        double sum = 0;
        double kinSum = 0;
        for (int f = 0; f < levels.length; f++) {
            int level = levels[f];
            if (level != FieldComparator.MISSING) {
                double rarity = rarity(reader, f, level);
                sum += bits[f][level] + rarity;
                kinSum += kinBits[f][level] + rarity;
            }
        }
        return sum + householdBits(kinSum, kinShareBits);
    }

    /** The same without the frequencies of the record's values. */
    public double plainBits(byte[] levels, double kinShareBits) {
        double sum = 0;
        double kinSum = 0;
        for (int f = 0; f < levels.length; f++) {
            int level = levels[f];
            if (level != FieldComparator.MISSING) {
                sum += bits[f][level];
                kinSum += kinBits[f][level];
            }
        }
        return sum + householdBits(kinSum, kinShareBits);
    }

    public double plainBits(int field, int level) {
        return bits[field][level];
    }

    /** The same of a pair seen in training. */
    double bits(Pairs pairs, int pair, double kinShareBits) {
        double sum = pairs.rarity(pair);
        double kinSum = sum;
        for (int f = 0; f < bits.length; f++) {
            int level = pairs.level(pair, f);
            if (level != FieldComparator.MISSING) {
                sum += bits[f][level];
                kinSum += kinBits[f][level];
            }
        }
        return sum + householdBits(kinSum, kinShareBits);
    }

    /** The part of one field in it, 0 when missing. */
    public double fieldBits(IndexReader reader, int field, int level) {
        return level == FieldComparator.MISSING ? 0 : bits[field][level] + rarity(reader, field, level);
    }

    /** What the record's own values add to a level because they are rare, or take because they are common. */
    double rarity(IndexReader reader, int field, int level) {
        int term = terms[field][level];
        if (term == FieldComparator.NO_TERM || term >= reader.countedTerms(field)) {
            return 0;
        }
        double known = termBits[field][term];
        if (Double.isNaN(known)) {
            known = Math.min(rarestBits, -termWeight * log2(reader.relativeFrequency(field, term)));
            termBits[field][term] = known;
        }
        return known;
    }

    private double householdBits(double kinSum, double kinShareBits) {
        if (!kin) {
            return 0;
        }
        double weight = kinSum + kinShareBits;
        return weight < NEGLIGIBLE_BITS ? 0 : -log2(1 + Math.pow(2, weight));
    }

    static double log2(double x) {
        return Math.log(x) / LOG_2;
    }
}

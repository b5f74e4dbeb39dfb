package io.fangpin.linkage.model;

import io.fangpin.linkage.compare.FieldComparator;
import io.fangpin.linkage.compare.Level;
import io.fangpin.linkage.compare.RowLayout;
import java.util.ArrayList;
import java.util.List;

/** m, u and kin of every level while they are being learnt, with counts to learn them from. */
final class Estimates {
    /** True pairs that the prior is worth. */
    private static final double PRIOR_PAIRS = 10;

    private static final double KIN_FLOOR = 1e-4;
    /** Share of what relatives do not have in common that is as different as between strangers. */
    private static final double STRANGE_KIN = 0.3;

    private final RowLayout layout;
    final double[][] m;
    final double[][] u;
    final double[][] kin;
    private final double[][] matched;
    private final double[][] unmatched;
    private final double[][] registeredKin;

    Estimates(RowLayout layout) {
        this.layout = layout;
        m = perLevel();
        u = perLevel();
        kin = perLevel();
        matched = perLevel();
        unmatched = perLevel();
        registeredKin = perLevel();
        for (int f = 0; f < m.length; f++) {
            List<Level> levels = levels(f);
            for (int l = 0; l < m[f].length; l++) {
                m[f][l] = levels.get(l).priorM();
            }
        }
    }

    void countMatched(Pairs pairs, int pair, double weight) {
        count(pairs, pair, weight, matched);
    }

    void countUnmatched(Pairs pairs, int pair, double weight) {
        count(pairs, pair, weight, unmatched);
    }

    private void count(Pairs pairs, int pair, double weight, double[][] counts) {
        for (int f = 0; f < counts.length; f++) {
            int level = pairs.level(pair, f);
            if (level != FieldComparator.MISSING) {
                counts[f][level] += weight;
            }
        }
    }

    /** Sets u from what was counted. */
    void learnU() {
        for (int f = 0; f < u.length; f++) {
            double sum = sum(unmatched[f]);
            for (int l = 0; l < u[f].length; l++) {
                u[f][l] = Math.max(levels(f).get(l).floorU(), (unmatched[f][l] + 0.5) / (sum + 0.5 * u[f].length));
                unmatched[f][l] = 0;
            }
        }
    }

    /** Takes the shares within households from pairs of registered persons of one household. */
    void learnKin(Pairs household) {
        for (int pair = 0; pair < household.size(); pair++) {
            count(household, pair, 1, registeredKin);
        }
        for (double[] field : registeredKin) {
            double sum = sum(field);
            for (int l = 0; l < field.length; l++) {
                field[l] = sum == 0 ? 0 : field[l] / sum;
            }
        }
        blendKin();
    }

    /**
     * A record about a relative is written as badly as any: what relatives share is found equal as often as a true
     * pair's is, what they do not share differs as theirs does, or as strangers' does.
     */
    private void blendKin() {
        for (int f = 0; f < kin.length; f++) {
            double shared = registeredKin[f][0];
            for (int l = 0; l < kin[f].length; l++) {
                double different = l == 0 || shared == 1 ? 0 : registeredKin[f][l] / (1 - shared);
                double apart = (1 - STRANGE_KIN) * different + STRANGE_KIN * u[f][l];
                double floor = Math.max(KIN_FLOOR, levels(f).get(l).floorU());
                kin[f][l] = Math.max(floor, shared * m[f][l] + (1 - shared) * apart);
            }
        }
    }

    /** Sets m from what was counted, more alike never weighing less; returns the greatest change. */
    double learnM() {
        double change = 0;
        for (int f = 0; f < m.length; f++) {
            double sum = sum(matched[f]) + PRIOR_PAIRS;
            double[] next = new double[m[f].length];
            for (int l = 0; l < next.length; l++) {
                next[l] = (matched[f][l] + PRIOR_PAIRS * levels(f).get(l).priorM()) / sum;
                matched[f][l] = 0;
            }
            makeMonotonic(next, u[f]);
            for (int l = 0; l < next.length; l++) {
                next[l] =
                        Math.min(next[l], u[f][l] * Math.pow(2, levels(f).get(l).mostBits()));
                change = Math.max(change, Math.abs(next[l] - m[f][l]));
            }
            m[f] = next;
        }
        blendKin();
        return change;
    }

    List<FieldParameters> fields(List<String> names) {
        List<FieldParameters> fields = new ArrayList<>();
        for (int f = 0; f < m.length; f++) {
            List<LevelParameters> levels = new ArrayList<>();
            for (int l = 0; l < m[f].length; l++) {
                levels.add(new LevelParameters(levels(f).get(l).name(), m[f][l], u[f][l], kin[f][l]));
            }
            fields.add(new FieldParameters(names.get(f), levels));
        }
        return fields;
    }

    /** Pools neighbouring levels whose Bayes factors are in the wrong order until none are. */
    static void makeMonotonic(double[] m, double[] u) {
        int[] poolStart = new int[m.length];
        int pools = 0;
        double[] poolM = new double[m.length];
        double[] poolU = new double[m.length];
        for (int l = 0; l < m.length; l++) {
            poolStart[pools] = l;
            poolM[pools] = m[l];
            poolU[pools] = u[l];
            pools++;
            while (pools > 1 && poolM[pools - 1] * poolU[pools - 2] > poolM[pools - 2] * poolU[pools - 1]) {
                poolM[pools - 2] += poolM[pools - 1];
                poolU[pools - 2] += poolU[pools - 1];
                pools--;
            }
        }
        for (int p = 0; p < pools; p++) {
            int end = p + 1 < pools ? poolStart[p + 1] : m.length;
            for (int l = poolStart[p]; l < end; l++) {
                m[l] = u[l] * poolM[p] / poolU[p];
            }
        }
    }

    private List<Level> levels(int field) {
        return layout.comparator(field).levels();
    }

    private double[][] perLevel() {
        double[][] table = new double[layout.fields()][];
        for (int f = 0; f < table.length; f++) {
            table[f] = new double[levels(f).size()];
        }
        return table;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}

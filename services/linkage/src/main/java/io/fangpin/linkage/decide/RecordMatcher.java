package io.fangpin.linkage.decide;

import io.fangpin.linkage.compare.Level;
import io.fangpin.linkage.compare.RowLayout;
import io.fangpin.linkage.config.BlockingKey;
import io.fangpin.linkage.config.BlockingKey.KeyPart;
import io.fangpin.linkage.config.FieldSpec;
import io.fangpin.linkage.config.KeyForm;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.LinkageConfig.Cardinality;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.Decision.Accept;
import io.fangpin.linkage.decide.Decision.Leave;
import io.fangpin.linkage.decide.Decision.Review;
import io.fangpin.linkage.decide.Explanation.FieldEvidence;
import io.fangpin.linkage.decide.Explanation.RunnerUp;
import io.fangpin.linkage.index.IndexReader;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Scorer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whose a record is. Cheap to make; one for each thread. */
public final class RecordMatcher {
    /** So sure after the first pass that nobody found by weaker keys could change it. */
    private static final double CERTAIN = 0.9999;

    /** A candidate that is so much less likely than a random pair adds nothing. */
    private static final double NEGLIGIBLE_BITS = -10;

    /** A birth date, number or phone that agrees weighs more, even with a slip in it; one that is merely near less. */
    private static final double IDENTIFYING_BITS = 3;

    private static final int NOBODY = -1;

    private final LinkageParameters parameters;
    private final boolean one;
    private final IndexReader reader;
    private final Scorer scorer;
    private final byte[] levels;
    private final String[] names;
    private final String[][] levelNames;
    private final int[] acceptNeeds;
    private final int exactField;
    private final int exactKey;

    private int scored;
    private int best;
    private int second;
    private double bestBits;
    private double secondBits;
    private double allOdds;
    private double prior;
    private double kinShare;

    public RecordMatcher(PersonIndex index, LinkageConfig config, LinkageParameters parameters) {
        this.parameters = parameters;
        this.one = config.cardinality() == Cardinality.AT_MOST_ONE;
        this.reader = index.reader();
        this.scorer = new Scorer(parameters, reader.layout());
        int fields = reader.layout().fields();
        this.levels = new byte[fields];
        this.names = config.fields().stream().map(FieldSpec::name).toArray(String[]::new);
        this.levelNames = new String[fields][];
        for (int f = 0; f < fields; f++) {
            levelNames[f] = names(reader.layout().comparator(f).levels());
        }
        this.acceptNeeds = config.acceptNeeds().stream().mapToInt(config::field).toArray();
        String exact = config.exactField();
        this.exactField = exact == null ? NOBODY : config.field(exact);
        this.exactKey = exact == null ? NOBODY : exactKey(config, exact);
    }

    /** The exact field answers at once when it may; else candidates are weighed. */
    public Decision decide(Subject record) {
        reader.begin(record);
        scorer.begin();
        if (exactField != NOBODY) {
            int same = reader.collectExact(exactField, exactKey);
            if (same > 0) {
                return acceptExact(same);
            }
        }
        return decideByScore();
    }

    /** As {@link #decide}, without the short way by the exact field. */
    public Decision decideByScore(Subject record) {
        reader.begin(record);
        scorer.begin();
        return decideByScore();
    }

    private Decision decideByScore() {
        reset();
        scoreUpTo(reader.collect(1));
        if (posterior(bestBits) < CERTAIN) {
            scoreUpTo(reader.collect(2));
        }
        String person = best == NOBODY ? null : reader.id(best);
        double posterior = posterior(bestBits);
        if (person == null || posterior < parameters.thresholds().review()) {
            return new Leave(explain(posterior, false));
        }
        Explanation because = explain(posterior, false);
        boolean accepted = posterior >= parameters.thresholds().accept() && identified() && !relativeIsNamed();
        return accepted ? new Accept(person, because) : new Review(person, because);
    }

    /** One of the needed fields of the best candidate, whose levels are at hand, speaks for the match. */
    private boolean identified() {
        for (int field : acceptNeeds) {
            if (scorer.fieldBits(reader, field, levels[field]) >= IDENTIFYING_BITS) {
                return true;
            }
        }
        return acceptNeeds.length == 0;
    }

    /** The number says one and the name another of the same household: a relative's number may be in the row. */
    private boolean relativeIsNamed() {
        if (exactField == NOBODY || levels[exactField] != RowLayout.partlySupported()) {
            return false;
        }
        int count = reader.collectKinOf(best);
        for (int i = 0; i < count; i++) {
            if (reader.candidate(i) != best && reader.supporterAgrees(exactField, reader.candidate(i))) {
                return true;
            }
        }
        return false;
    }

    /** Rows with the same number, name and birth date are one person, in two households after a move or a split. */
    private Decision acceptExact(int same) {
        reset();
        scoreUpTo(same);
        String person = reader.id(best);
        double posterior = allOdds / (allOdds + 1 - parameters.expectedMatches());
        return person == null ? new Leave(explain(0, true)) : new Accept(person, explain(posterior, true));
    }

    private void reset() {
        scored = 0;
        best = NOBODY;
        second = NOBODY;
        bestBits = Double.NEGATIVE_INFINITY;
        secondBits = Double.NEGATIVE_INFINITY;
        allOdds = 0;
        prior = parameters.expectedMatches() / Math.max(1, reader.persons());
        kinShare = parameters.kinPerPerson() / Math.max(1, reader.persons());
    }

    private void scoreUpTo(int count) {
        for (int i = scored; i < count; i++) {
            int row = reader.candidate(i);
            reader.compare(row, levels);
            double bits = scorer.bits(reader, levels, kinShare);
            allOdds += odds(bits);
            if (bits > bestBits) {
                second = best;
                secondBits = bestBits;
                best = row;
                bestBits = bits;
            } else if (bits > secondBits) {
                second = row;
                secondBits = bits;
            }
        }
        scored = count;
    }

    private double odds(double bits) {
        return bits < NEGLIGIBLE_BITS ? 0 : prior * Math.pow(2, bits);
    }

    private double posterior(double bits) {
        double odds = odds(bits);
        double others = one ? allOdds + 1 - parameters.expectedMatches() : 1 + odds;
        return odds / others;
    }

    private Explanation explain(double posterior, boolean exact) {
        List<FieldEvidence> evidence = new ArrayList<>(levels.length);
        double sum = 0;
        if (best != NOBODY) {
            reader.compare(best, levels);
            for (int f = 0; f < levels.length; f++) {
                double bits = scorer.fieldBits(reader, f, levels[f]);
                sum += bits;
                evidence.add(new FieldEvidence(names[f], levelNames[f][levels[f] + 1], bits));
            }
        }
        return new Explanation(
                parameters.version(),
                exact,
                posterior,
                best == NOBODY ? 0 : bestBits,
                best == NOBODY ? 0 : bestBits - sum,
                evidence,
                runnerUp(),
                scored,
                reader.overfullBlocks());
    }

    private @Nullable RunnerUp runnerUp() {
        String person = second == NOBODY ? null : reader.id(second);
        return person == null ? null : new RunnerUp(person, posterior(secondBits), secondBits);
    }

    private static int exactKey(LinkageConfig config, String field) {
        for (int k = 0; k < config.keys().size(); k++) {
            BlockingKey key = config.keys().get(k);
            if (key.parts().equals(List.of(new KeyPart(field, KeyForm.WHOLE)))) {
                return k;
            }
        }
        throw new IllegalArgumentException("The exact field " + field + " needs a blocking key of its own");
    }

    private static String[] names(List<Level> levels) {
        String[] names = new String[levels.size() + 1];
        names[0] = "MISSING";
        for (int l = 0; l < levels.size(); l++) {
            names[l + 1] = levels.get(l).name();
        }
        return names;
    }
}

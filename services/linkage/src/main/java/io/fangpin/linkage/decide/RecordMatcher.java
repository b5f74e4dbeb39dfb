package io.fangpin.linkage.decide;

import io.fangpin.linkage.compare.RowLayout;
import io.fangpin.linkage.config.BlockingKey;
import io.fangpin.linkage.config.BlockingKey.KeyPart;
import io.fangpin.linkage.config.KeyForm;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.Decision.Accept;
import io.fangpin.linkage.decide.Decision.Leave;
import io.fangpin.linkage.decide.Decision.Review;
import io.fangpin.linkage.index.IndexReader;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Scorer;
import java.util.List;
import java.util.Set;

/** Decides whose a record is. Cheap to make; one for each thread. */
public final class RecordMatcher {
    /** So sure after the first pass that nobody found by weaker keys could change it. */
    private static final double CERTAIN = 0.9999;

    /** A birth date, number or phone that agrees weighs more, even with a slip in it; one that is merely near less. */
    private static final double IDENTIFYING_BITS = 3;

    private static final int NONE = -1;

    private final LinkageParameters parameters;
    private final IndexReader reader;
    private final Scorer scorer;
    private final Ranking ranking;
    private final Reasons reasons;
    private final byte[] levels;
    private final int[] acceptNeeds;
    private final int exactField;
    private final int exactKey;

    private Set<String> ruledOut = Set.of();
    private int compared;
    private int lastCompared;
    private double kinShareBits;

    public RecordMatcher(PersonIndex index, LinkageConfig config, LinkageParameters parameters) {
        this.parameters = parameters;
        this.reader = index.reader();
        this.scorer = new Scorer(parameters, reader.layout());
        this.ranking = new Ranking(parameters, config.cardinality());
        this.reasons = new Reasons(config, parameters, reader, scorer);
        this.levels = new byte[reader.layout().fields()];
        this.acceptNeeds = config.acceptNeeds().stream().mapToInt(config::field).toArray();
        String exact = config.exactField();
        this.exactField = exact == null ? NONE : config.field(exact);
        this.exactKey = exact == null ? NONE : exactKey(config, exact);
    }

    /** The exact field answers at once when it may; else candidates are weighed. */
    public Decision decide(Subject record) {
        return decide(record, Set.of());
    }

    /** As {@link #decide(Subject)}, as if these persons were not in the index: it is known that the record is not theirs. */
    public Decision decide(Subject record, Set<String> ruledOutIds) {
        reader.begin(record);
        ruledOut = ruledOutIds;
        if (exactField != NONE) {
            int same = reader.collectExact(exactField, exactKey);
            if (same > 0 && acceptExact(same) instanceof Accept accept) {
                return accept;
            }
        }
        return weigh();
    }

    /** As {@link #decide(Subject)}, without the short way by the exact field. */
    public Decision decideByWeighing(Subject record) {
        reader.begin(record);
        ruledOut = Set.of();
        return weigh();
    }

    /** Rows with the same number, name and birth date are one person, in two households after a move or a split. */
    private Decision acceptExact(int same) {
        begin();
        for (int i = 0; i < same; i++) {
            if (isRuledOut(reader.candidate(i))) {
                continue;
            }
            compare(reader.candidate(i));
            ranking.add(lastCompared, scorer.plainBits(levels, kinShareBits));
        }
        if (ranking.best() == Ranking.NOBODY) {
            return new Leave(reasons.weighed(ranking, levels, 0));
        }
        compareAgain(ranking.best());
        Explanation because = reasons.exact(ranking, levels, same);
        String person = reader.id(ranking.best());
        return person == null ? new Leave(because) : new Accept(person, because);
    }

    private Decision weigh() {
        begin();
        scorer.begin();
        weighUpTo(reader.collect(1));
        if (ranking.posterior() < CERTAIN) {
            weighUpTo(reader.collect(2));
        }
        if (ranking.best() == Ranking.NOBODY) {
            return new Leave(reasons.weighed(ranking, levels, compared));
        }
        compareAgain(ranking.best());
        Explanation because = reasons.weighed(ranking, levels, compared);
        String person = reader.id(ranking.best());
        if (person == null || because.posterior() < parameters.thresholds().review()) {
            return new Leave(because);
        }
        boolean accepted =
                because.posterior() >= parameters.thresholds().accept() && identified() && !relativeIsNamed();
        return accepted ? new Accept(person, because) : new Review(person, because);
    }

    private void begin() {
        compared = 0;
        lastCompared = Ranking.NOBODY;
        int persons = reader.persons();
        ranking.begin(persons);
        kinShareBits = Scorer.kinShareBits(parameters.kinPerPerson(), persons);
    }

    private void weighUpTo(int count) {
        for (; compared < count; compared++) {
            if (isRuledOut(reader.candidate(compared))) {
                continue;
            }
            compare(reader.candidate(compared));
            ranking.add(lastCompared, scorer.bits(reader, levels, kinShareBits));
        }
    }

    private boolean isRuledOut(int row) {
        return !ruledOut.isEmpty() && ruledOut.contains(reader.id(row));
    }

    private void compare(int row) {
        reader.compare(row, levels);
        lastCompared = row;
    }

    private void compareAgain(int row) {
        if (row != lastCompared) {
            compare(row);
        }
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
        if (exactField == NONE || levels[exactField] != RowLayout.partlySupported()) {
            return false;
        }
        int count = reader.collectKinOf(ranking.best());
        for (int i = 0; i < count; i++) {
            int row = reader.candidate(i);
            if (row != ranking.best() && reader.supporterAgrees(exactField, row)) {
                return true;
            }
        }
        return false;
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
}

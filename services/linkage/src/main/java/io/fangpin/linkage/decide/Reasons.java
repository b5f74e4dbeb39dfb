package io.fangpin.linkage.decide;

import io.fangpin.linkage.compare.Level;
import io.fangpin.linkage.config.FieldSpec;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.decide.Explanation.FieldEvidence;
import io.fangpin.linkage.decide.Explanation.RunnerUp;
import io.fangpin.linkage.index.IndexReader;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Scorer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes explanations; evidence that does not depend on the record's frequencies is made once. */
final class Reasons {
    private final String version;
    private final IndexReader reader;
    private final Scorer scorer;
    private final FieldEvidence[][] plain;

    Reasons(LinkageConfig config, LinkageParameters parameters, IndexReader reader, Scorer scorer) {
        this.version = parameters.version();
        this.reader = reader;
        this.scorer = scorer;
        this.plain = new FieldEvidence[config.fields().size()][];
        for (int f = 0; f < plain.length; f++) {
            FieldSpec field = config.fields().get(f);
            List<Level> levels = reader.layout().comparator(f).levels();
            plain[f] = new FieldEvidence[levels.size() + 1];
            plain[f][0] = new FieldEvidence(field.name(), "MISSING", 0);
            for (int l = 0; l < levels.size(); l++) {
                plain[f][l + 1] = new FieldEvidence(field.name(), levels.get(l).name(), scorer.plainBits(f, l));
            }
        }
    }

    /** By the exact field: without the frequencies of the record's values, which could not change what is certain. */
    Explanation exact(Ranking ranking, byte[] levels, int compared) {
        FieldEvidence[] evidence = new FieldEvidence[levels.length];
        for (int f = 0; f < levels.length; f++) {
            evidence[f] = plain[f][levels[f] + 1];
        }
        return explanation(ranking, true, ranking.posteriorOfAny(), evidence, compared);
    }

    /** By weighing, for the best candidate whose levels are given; without any candidate there is no evidence. */
    Explanation weighed(Ranking ranking, byte[] levels, int compared) {
        FieldEvidence[] evidence = new FieldEvidence[ranking.best() == Ranking.NOBODY ? 0 : levels.length];
        for (int f = 0; f < evidence.length; f++) {
            FieldEvidence known = plain[f][levels[f] + 1];
            double bits = scorer.fieldBits(reader, f, levels[f]);
            evidence[f] = bits == known.bits() ? known : new FieldEvidence(known.field(), known.level(), bits);
        }
        return explanation(ranking, false, ranking.posterior(), evidence, compared);
    }

    private Explanation explanation(
            Ranking ranking, boolean exact, double posterior, FieldEvidence[] evidence, int compared) {
        double sum = 0;
        for (FieldEvidence field : evidence) {
            sum += field.bits();
        }
        return new Explanation(
                ranking.best() == Ranking.NOBODY ? null : reader.id(ranking.best()),
                version,
                exact,
                posterior,
                ranking.bestBits(),
                ranking.bestBits() - sum,
                Collections.unmodifiableList(Arrays.asList(evidence)),
                runnerUp(ranking),
                compared,
                reader.overfullBlocks());
    }

    private @Nullable RunnerUp runnerUp(Ranking ranking) {
        if (ranking.second() == Ranking.NOBODY) {
            return null;
        }
        String person = reader.id(ranking.second());
        double bits = ranking.secondBits();
        return person == null ? null : new RunnerUp(person, ranking.posterior(bits), bits);
    }
}

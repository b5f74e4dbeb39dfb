package io.fangpin.linkage.decide;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.index.IndexReader;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Scorer;
import java.util.ArrayList;
import java.util.List;

/** All candidate pairs of a whole file that speak for a match, strongest first. */
final class PairScores {

    private PairScores() {}

    /** A record and a person with the odds that they are the same against that they are not. */
    record ScoredPair(String recordId, String personId, double odds) {}

    static List<ScoredPair> of(
            List<Subject> records, PersonIndex index, LinkageConfig config, LinkageParameters parameters) {
        IndexReader reader = index.reader();
        Scorer scorer = new Scorer(parameters, reader.layout());
        byte[] levels = new byte[reader.layout().fields()];
        double prior = parameters.expectedMatches() / Math.max(1, index.size());
        double kinShareBits = Scorer.kinShareBits(parameters.kinPerPerson(), index.size());
        List<ScoredPair> pairs = new ArrayList<>();
        for (Subject record : records) {
            reader.begin(record);
            scorer.begin();
            reader.collect(1);
            int count = reader.collect(2);
            for (int i = 0; i < count; i++) {
                String person = reader.id(reader.candidate(i));
                if (person == null || person.equals(record.id())) {
                    continue;
                }
                reader.compare(reader.candidate(i), levels);
                double bits = scorer.bits(reader, levels, kinShareBits);
                if (bits > 0) {
                    pairs.add(new ScoredPair(record.id(), person, prior * Math.pow(2, bits)));
                }
            }
        }
        pairs.sort((a, b) -> Double.compare(b.odds(), a.odds()));
        return pairs;
    }
}

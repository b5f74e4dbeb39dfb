package io.fangpin.linkage.model;

import io.fangpin.linkage.compare.FieldComparator;
import io.fangpin.linkage.config.FieldSpec;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.LinkageConfig.Cardinality;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.index.IndexReader;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters.TrainingSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Learns parameters from unlabelled records: u from random pairs, the shares within households from the register
 * itself, m and the prior by expectation-maximisation over candidate pairs (Winkler 1988; the prior counts "none of
 * them"). Equal input gives equal parameters.
 */
public final class Training {
    private static final double FIRST_EXPECTED_MATCHES = 0.8;
    private static final double SMALLEST_CHANGE = 1e-5;
    private static final double RAREST_BITS = 12;
    private static final int HOUSEHOLD_SAMPLE = 20_000;

    private final LinkageConfig config;
    private final IndexReader reader;
    private final Estimates estimates;
    private final long registerSize;
    private final byte[] levels;
    private double expectedMatches = FIRST_EXPECTED_MATCHES;
    private double kinPerPerson;

    private Training(PersonIndex index, LinkageConfig config) {
        this.config = config;
        this.reader = index.reader();
        this.registerSize = index.size();
        this.estimates = new Estimates(reader.layout());
        this.levels = new byte[reader.layout().fields()];
    }

    /** Learns from the first records of the sample, as many as the settings say. */
    public static LinkageParameters learn(List<Subject> sample, PersonIndex index, LinkageConfig config) {
        if (sample.isEmpty() || index.size() == 0) {
            throw new IllegalArgumentException("Nothing to learn from: take LinkageParameters.residents()");
        }
        List<Subject> used =
                sample.subList(0, Math.min(sample.size(), config.training().records()));
        return new Training(index, config).learn(used);
    }

    private LinkageParameters learn(List<Subject> sample) {
        SplittableRandom random = new SplittableRandom(config.training().seed());
        Pairs strangers = randomPairs(sample, random);
        for (int pair = 0; pair < strangers.size(); pair++) {
            estimates.countUnmatched(strangers, pair, 1);
        }
        estimates.learnU();
        estimates.learnKin(householdPairs(random));
        Pairs candidates = candidatePairs(sample);
        double change = Double.POSITIVE_INFINITY;
        int round = 0;
        while (round < config.training().rounds() && change > SMALLEST_CHANGE) {
            change = learnFrom(candidates, strangers);
            round++;
        }
        TrainingSummary summary = new TrainingSummary(
                config.training().seed(),
                sample.size(),
                candidates.size(),
                strangers.size(),
                round,
                change,
                registerSize);
        return named(summary);
    }

    private double learnFrom(Pairs candidates, Pairs strangers) {
        Scorer scorer = new Scorer(parameters("", summaryOf(candidates)), reader.layout());
        double prior = expectedMatches / registerSize;
        double matches = 0;
        for (int record = 0; record < candidates.records(); record++) {
            matches += expect(candidates, record, scorer, prior);
        }
        for (int pair = 0; pair < strangers.size(); pair++) {
            double odds = prior * Math.pow(2, scorer.bits(strangers, pair, kinShareBits()));
            estimates.countUnmatched(strangers, pair, 1 / (1 + odds));
        }
        expectedMatches = Math.max(1e-6, matches / candidates.records());
        if (config.cardinality() == Cardinality.AT_MOST_ONE) {
            expectedMatches = Math.min(0.999, expectedMatches);
        }
        estimates.learnU();
        return estimates.learnM();
    }

    /** Counts the pairs of one record by their posterior; returns the sum of posteriors. */
    private double expect(Pairs pairs, int record, Scorer scorer, double prior) {
        boolean one = config.cardinality() == Cardinality.AT_MOST_ONE;
        int from = pairs.end(record - 1);
        int to = pairs.end(record);
        double[] odds = new double[to - from];
        double all = one ? 1 - expectedMatches : 1;
        for (int pair = from; pair < to; pair++) {
            odds[pair - from] = prior * Math.pow(2, scorer.bits(pairs, pair, kinShareBits()));
            all += one ? odds[pair - from] : 0;
        }
        double sum = 0;
        for (int pair = from; pair < to; pair++) {
            double posterior = odds[pair - from] / (one ? all : all + odds[pair - from]);
            estimates.countMatched(pairs, pair, posterior);
            sum += posterior;
        }
        return sum;
    }

    private Pairs candidatePairs(List<Subject> sample) {
        Pairs pairs = new Pairs(levels.length);
        Scorer scorer = new Scorer(parameters("", summaryOf(pairs)), reader.layout());
        for (Subject record : sample) {
            reader.begin(record);
            scorer.begin();
            reader.collect(1);
            int count = reader.collect(2);
            for (int i = 0; i < count; i++) {
                int row = reader.candidate(i);
                if (!record.id().equals(reader.id(row))) {
                    reader.compare(row, levels);
                    pairs.add(levels, rarity(scorer));
                }
            }
            pairs.endRecord();
        }
        return pairs;
    }

    private double rarity(Scorer scorer) {
        double sum = 0;
        for (int f = 0; f < levels.length; f++) {
            if (levels[f] != FieldComparator.MISSING) {
                sum += scorer.rarity(reader, f, levels[f]);
            }
        }
        return sum;
    }

    private Pairs randomPairs(List<Subject> sample, SplittableRandom random) {
        Pairs pairs = new Pairs(levels.length);
        int each = Math.max(1, config.training().randomPairs() / Math.max(1, sample.size()));
        for (Subject record : sample) {
            reader.begin(record);
            for (int i = 0; i < each; i++) {
                int row = random.nextInt(reader.rows());
                String person = reader.id(row);
                if (person != null && !person.equals(record.id())) {
                    reader.compare(row, levels);
                    pairs.add(levels, 0);
                }
            }
        }
        return pairs;
    }

    private Pairs householdPairs(SplittableRandom random) {
        Pairs pairs = new Pairs(levels.length);
        if (config.kinKeys().isEmpty()) {
            return pairs;
        }
        int persons = 0;
        for (int i = 0; i < HOUSEHOLD_SAMPLE; i++) {
            int self = random.nextInt(reader.rows());
            if (reader.id(self) == null) {
                continue;
            }
            reader.beginWithRow(self);
            int count = reader.collectKin();
            for (int c = 0; c < count; c++) {
                if (reader.candidate(c) != self) {
                    reader.compare(reader.candidate(c), levels);
                    pairs.add(levels, 0);
                }
            }
            persons++;
        }
        kinPerPerson = (double) pairs.size() / Math.max(1, persons);
        return pairs;
    }

    private double kinShareBits() {
        return Scorer.kinShareBits(kinPerPerson, registerSize);
    }

    private TrainingSummary summaryOf(Pairs pairs) {
        return new TrainingSummary(config.training().seed(), pairs.records(), pairs.size(), 0, 0, 0, registerSize);
    }

    private LinkageParameters parameters(String version, TrainingSummary summary) {
        List<String> names = config.fields().stream().map(FieldSpec::name).toList();
        return new LinkageParameters(
                version,
                estimates.fields(names),
                expectedMatches,
                kinPerPerson,
                1,
                RAREST_BITS,
                config.thresholds(),
                summary);
    }

    /** The version is a digest of the content, so that equal parameters have equal names. */
    private LinkageParameters named(TrainingSummary summary) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(parameters("", summary).toJson().getBytes(StandardCharsets.UTF_8));
            return parameters("fs-" + HexFormat.of().formatHex(digest, 0, 6), summary);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

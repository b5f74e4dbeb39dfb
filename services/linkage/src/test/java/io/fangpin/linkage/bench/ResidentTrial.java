package io.fangpin.linkage.bench;

import io.fangpin.linkage.bench.SyntheticFeed.Labelled;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.Decision;
import io.fangpin.linkage.decide.Decision.Accept;
import io.fangpin.linkage.decide.Decision.Leave;
import io.fangpin.linkage.decide.Decision.Review;
import io.fangpin.linkage.decide.RecordMatcher;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Runs labelled records through the engine and counts what came of them. */
final class ResidentTrial {
    private final LinkageConfig config;
    private final PersonIndex index;

    ResidentTrial(LinkageConfig config, PersonIndex index) {
        this.config = config;
        this.index = index;
    }

    /** Quality of what was accepted, the share shown for review, and wrong or missed records by kind. */
    record Outcome(Quality accepted, double reviewShare, Map<String, Integer> faults) {}

    Outcome run(List<Labelled> records, LinkageParameters parameters) {
        return run(records, parameters, (labelled, decision) -> {});
    }

    Outcome run(List<Labelled> records, LinkageParameters parameters, BiConsumer<Labelled, Decision> onFault) {
        RecordMatcher matcher = new RecordMatcher(index, config, parameters);
        long right = 0;
        long wrong = 0;
        long missed = 0;
        long reviews = 0;
        Map<String, Integer> faults = new TreeMap<>();
        for (Labelled labelled : records) {
            Decision decision = matcher.decide(labelled.subject());
            boolean correct = switch (decision) {
                case Accept accept -> accept.personId().equals(labelled.person());
                case Review review -> labelled.person() == null;
                case Leave leave -> labelled.person() == null;
            };
            if (!correct) {
                faults.merge(labelled.kind() + " " + decision.getClass().getSimpleName(), 1, Integer::sum);
                onFault.accept(labelled, decision);
            }
            right += decision instanceof Accept && correct ? 1 : 0;
            wrong += decision instanceof Accept && !correct ? 1 : 0;
            missed += labelled.person() != null && !(decision instanceof Accept && correct) ? 1 : 0;
            reviews += decision instanceof Review ? 1 : 0;
        }
        return new Outcome(new Quality(right, wrong, missed), (double) reviews / records.size(), faults);
    }

    static List<Subject> unlabelled(List<Labelled> records) {
        return records.stream().map(Labelled::subject).toList();
    }
}

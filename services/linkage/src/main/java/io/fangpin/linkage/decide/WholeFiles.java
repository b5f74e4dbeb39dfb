package io.fangpin.linkage.decide;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.PairScores.ScoredPair;
import io.fangpin.linkage.index.PersonIndex;
import io.fangpin.linkage.model.LinkageParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decisions over a file as a whole: two files without duplicates linked one to one, or the duplicates of one. */
public final class WholeFiles {

    private WholeFiles() {}

    /** A record and its person. */
    public record Link(String recordId, String personId, double posterior) {}

    /**
     * Links each record to at most one person and each person to at most one record: the strongest pair first, its
     * posterior over the rivals of both sides that are still free.
     */
    public static List<Link> oneToOne(
            List<Subject> records, PersonIndex index, LinkageConfig config, LinkageParameters parameters) {
        List<ScoredPair> pairs = PairScores.of(records, index, config, parameters);
        Map<String, List<ScoredPair>> ofRecord = pairs.stream().collect(Collectors.groupingBy(ScoredPair::recordId));
        Map<String, List<ScoredPair>> ofPerson = pairs.stream().collect(Collectors.groupingBy(ScoredPair::personId));
        Set<String> takenRecords = new HashSet<>();
        Set<String> takenPersons = new HashSet<>();
        List<Link> links = new ArrayList<>();
        for (ScoredPair pair : pairs) {
            if (takenRecords.contains(pair.recordId()) || takenPersons.contains(pair.personId())) {
                continue;
            }
            double odds = 1 - parameters.expectedMatches() - pair.odds();
            for (ScoredPair rival : ofRecord.getOrDefault(pair.recordId(), List.of())) {
                odds += takenPersons.contains(rival.personId()) ? 0 : rival.odds();
            }
            for (ScoredPair rival : ofPerson.getOrDefault(pair.personId(), List.of())) {
                odds += takenRecords.contains(rival.recordId()) ? 0 : rival.odds();
            }
            double posterior = pair.odds() / odds;
            if (posterior >= parameters.thresholds().accept()) {
                links.add(new Link(pair.recordId(), pair.personId(), posterior));
                takenRecords.add(pair.recordId());
                takenPersons.add(pair.personId());
            }
        }
        return links;
    }

    /** Groups the subjects of a file that are the same person; those without a double are in no group. */
    public static List<Set<String>> duplicates(
            List<Subject> subjects, PersonIndex index, LinkageConfig config, LinkageParameters parameters) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (ScoredPair pair : PairScores.of(subjects, index, config, parameters)) {
            if (pair.odds() / (1 + pair.odds()) < parameters.thresholds().accept()) {
                continue;
            }
            Set<String> a = groups.computeIfAbsent(pair.recordId(), id -> new HashSet<>(Set.of(id)));
            Set<String> b = groups.computeIfAbsent(pair.personId(), id -> new HashSet<>(Set.of(id)));
            if (a != b) {
                a.addAll(b);
                b.forEach(id -> groups.put(id, a));
            }
        }
        return new ArrayList<>(new HashSet<>(groups.values()));
    }
}

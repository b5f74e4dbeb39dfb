package io.fangpin.local.bench.targeting;

import io.fangpin.local.bench.targeting.Expected.EvidenceGiven;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Alerts held against the truth of a county.
 *
 * @param households of the county
 */
record Hits(int households, List<Expected> expected, List<Raised> raised) {

    Hits {
        expected = List.copyOf(expected);
        raised = List.copyOf(raised);
    }

    /** The same of several counties at once. */
    static Hits together(List<Hits> counties) {
        return new Hits(
                counties.stream().mapToInt(Hits::households).sum(),
                counties.stream().flatMap(h -> h.expected().stream()).toList(),
                counties.stream().flatMap(h -> h.raised().stream()).toList());
    }

    /** Of the alerts that shocks ask for, those that stand at the end, in percent; of those chosen. */
    double recall(Predicate<Expected> which) {
        List<Expected> asked = expected.stream()
                .filter(e -> e.shock().isPresent())
                .filter(which)
                .toList();
        return percent(asked.stream().filter(this::found).count(), asked.size());
    }

    /** Of the alerts that the register asks for, those that stand. */
    double recallOfStandingRisks() {
        List<Expected> asked =
                expected.stream().filter(e -> e.shock().isEmpty()).toList();
        return percent(asked.stream().filter(this::found).count(), asked.size());
    }

    /**
     * 漏评率 (DOMAIN 8) by households: those of which no alert speaks though something befell them, in percent of all of
     * which no alert speaks.
     */
    double missedRate(Predicate<Expected> which) {
        Set<String> alerted = raised.stream().map(Raised::householdNo).collect(Collectors.toSet());
        Set<String> missed = new HashSet<>();
        expected.stream().filter(which).map(Expected::householdNo).forEach(missed::add);
        missed.removeAll(alerted);
        return percent(missed.size(), households - alerted.size());
    }

    /** Of the alerts that stand at the end, those whose truth holds. */
    double precision() {
        return precision(standing().toList());
    }

    /** By rule: standing alerts and the share of them whose truth holds. */
    SortedMap<String, Precision> precisionByRule() {
        Map<String, List<Raised>> byRule = standing().collect(Collectors.groupingBy(Raised::rule));
        SortedMap<String, Precision> found = new TreeMap<>();
        byRule.forEach((rule, alerts) -> found.put(rule, new Precision(alerts.size(), precision(alerts))));
        return found;
    }

    record Precision(int alerts, double percent) {}

    /** Days from each shock to the day on which the row came that its alert rests on; ascending. */
    List<Long> leadDays() {
        List<Long> days = new ArrayList<>();
        for (Expected e : expected) {
            e.shock()
                    .ifPresent(shock -> raised.stream()
                            .filter(alert -> alert.answers(e))
                            .flatMap(alert -> alert.arrival().stream())
                            .min(Comparator.naturalOrder())
                            .ifPresent(arrival -> days.add(ChronoUnit.DAYS.between(shock, arrival))));
        }
        days.sort(Comparator.naturalOrder());
        return days;
    }

    List<Expected> missed() {
        return expected.stream()
                .filter(e -> e.evidence() != EvidenceGiven.NONE && !found(e))
                .toList();
    }

    List<Raised> unfounded() {
        return standing().filter(alert -> !founded(alert)).toList();
    }

    long clearedAgain() {
        return raised.size() - standing().count();
    }

    private Stream<Raised> standing() {
        return raised.stream().filter(alert -> !alert.cleared());
    }

    private double precision(List<Raised> alerts) {
        return percent(alerts.stream().filter(this::founded).count(), alerts.size());
    }

    private boolean founded(Raised alert) {
        return expected.stream().anyMatch(alert::answers);
    }

    private boolean found(Expected e) {
        return standing().anyMatch(alert -> alert.answers(e));
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? Double.NaN : 100.0 * part / whole;
    }
}

package io.fangpin.risk.domain;

import static java.util.stream.Collectors.joining;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 数据可信度: on which datasets a conclusion rests, how fresh they are, and whether that weakens it. What a department did not
 * send cannot raise an alert: "no risk" is only as good as the feeds behind it.
 */
public record Confidence(boolean weakened, List<Source> sources, String explanationZh, String explanationEn) {
    private static final int MOST_NAMED = 3;

    public Confidence {
        sources = List.copyOf(sources);
    }

    /** What rests on the datasets. */
    public enum Conclusion {
        /** An alert: what it saw may be too much, too little or past. */
        ALERT(Set.of(State.STALE, State.LATE, State.SHRUNKEN, State.SWOLLEN)),
        /**
         * That there is no alert, or no other one: what did not come was not seen. Too many rows are often another place's or
         * month's, and then one's own may be missing.
         */
        NO_RISK(Set.of(State.STALE, State.LATE, State.SHRUNKEN, State.SWOLLEN, State.NEVER));

        private final Set<State> weakenedBy;

        Conclusion(Set<State> weakenedBy) {
            this.weakenedBy = weakenedBy;
        }
    }

    /**
     * A dataset and how it comes.
     *
     * @param state absent while nothing is known
     * @param daysLate how long ago what is late was due; absent otherwise
     */
    public record Source(
            String dataset,
            String titleZh,
            String titleEn,
            String department,
            @Nullable State state,
            @Nullable String expectedPeriod,
            @Nullable LocalDate dueOn,
            @Nullable String lastPeriod,
            @Nullable Instant lastBatchAt,
            @Nullable Long daysLate) {

        private static Source of(DatasetContract contract, @Nullable Feed feed, LocalDate today) {
            if (feed == null) {
                return new Source(
                        contract.dataset(),
                        contract.titleZh(),
                        contract.titleEn(),
                        contract.department(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            }
            // It came and nobody said that anything is wrong.
            State state = feed.state() == null && feed.lastBatchAt() != null ? State.ON_TIME : feed.state();
            LocalDate due = feed.dueOn();
            Long late = state == State.LATE && due != null ? ChronoUnit.DAYS.between(due, today) : null;
            return new Source(
                    contract.dataset(),
                    contract.titleZh(),
                    contract.titleEn(),
                    contract.department(),
                    state,
                    feed.expectedPeriod(),
                    due,
                    feed.lastPeriod(),
                    feed.lastBatchAt(),
                    late);
        }

        private String wrongZh() {
            return titleZh
                    + switch (state) {
                        case LATE -> daysLate == null ? "迟到" : "迟到" + daysLate + "天";
                        case STALE -> lastPeriod == null ? "停更" : "停更（最近为" + lastPeriod + "）";
                        case SHRUNKEN -> "行数骤减";
                        case SWOLLEN -> "行数骤增";
                        case NEVER -> "从未报送";
                        case ON_TIME, NOT_EXPECTED -> "";
                        case null -> "";
                    };
        }

        private String wrongEn() {
            return titleEn
                    + switch (state) {
                        case LATE -> daysLate == null ? " late" : " " + daysLate + " days late";
                        case STALE -> lastPeriod == null ? " stale" : " stale (newest is " + lastPeriod + ")";
                        case SHRUNKEN -> " with far fewer rows";
                        case SWOLLEN -> " with far more rows";
                        case NEVER -> " never came";
                        case ON_TIME, NOT_EXPECTED -> "";
                        case null -> "";
                    };
        }
    }

    /** What the datasets are worth for the conclusion; feeds by dataset. */
    public static Confidence of(
            Conclusion conclusion, Collection<DatasetContract> datasets, Map<String, Feed> feeds, LocalDate today) {
        List<Source> sources = datasets.stream()
                .distinct()
                .sorted(Comparator.comparing(DatasetContract::dataset))
                .map(contract -> Source.of(contract, feeds.get(contract.dataset()), today))
                .toList();
        List<Source> wrong = sources.stream()
                .filter(source -> source.state() != null && conclusion.weakenedBy.contains(source.state()))
                .toList();
        return wrong.isEmpty()
                ? new Confidence(false, sources, soundZh(sources), soundEn(sources))
                : new Confidence(true, sources, weakZh(conclusion, wrong), weakEn(conclusion, wrong));
    }

    private static String soundZh(List<Source> sources) {
        long unknown = unknown(sources);
        if (sources.isEmpty()) {
            return "只依据农户档案，不依据部门数据。";
        }
        return unknown == 0 ? "依据的数据源均按时到达。" : "依据的%d个数据源中，%d个尚无报送记录，其余均按时到达。".formatted(sources.size(), unknown);
    }

    private static String soundEn(List<Source> sources) {
        long unknown = unknown(sources);
        if (sources.isEmpty()) {
            return "It rests on the household register alone.";
        }
        return unknown == 0
                ? "All feeds it rests on came on time."
                : "Of the %d feeds it rests on nothing is known of %d; the others came on time."
                        .formatted(sources.size(), unknown);
    }

    private static long unknown(List<Source> sources) {
        return sources.stream().filter(source -> source.state() == null).count();
    }

    private static String weakZh(Conclusion conclusion, List<Source> wrong) {
        String named = wrong.stream().limit(MOST_NAMED).map(Source::wrongZh).collect(joining("、"));
        String all = wrong.size() > MOST_NAMED ? named + "等" + wrong.size() + "个数据源异常" : named;
        return all
                + switch (conclusion) {
                    case ALERT -> "，预警所依据的数据可能不完整或已过时。";
                    case NO_RISK -> "，“无风险”的结论可信度降低。";
                };
    }

    private static String weakEn(Conclusion conclusion, List<Source> wrong) {
        String named = wrong.stream().limit(MOST_NAMED).map(Source::wrongEn).collect(joining("; "));
        String all = wrong.size() > MOST_NAMED ? named + " and " + (wrong.size() - MOST_NAMED) + " more" : named;
        return all
                + switch (conclusion) {
                    case ALERT -> ": what the alert rests on may be incomplete or past.";
                    case NO_RISK -> ": \"no risk\" is less certain.";
                };
    }
}

package io.fangpin.risk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fangpin.risk.backtest.BackTesting.Standing;
import io.fangpin.risk.domain.PolicyChange.By;
import io.fangpin.risk.domain.backtest.BackTest;
import io.fangpin.risk.domain.backtest.BackTest.State;
import io.fangpin.risk.domain.backtest.Basis;
import io.fangpin.risk.domain.backtest.Tally;
import io.fangpin.risk.domain.backtest.Verdict;
import io.fangpin.risk.store.BackTests.Progress;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A back-test as it is answered.
 *
 * @param progress absent in lists
 * @param result of the parts that are done so far; absent in lists
 * @param estimates for the whole division, where only a sample is looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackTestView(
        String id,
        String title,
        String divisionCode,
        Basis basis,
        List<LocalDate> days,
        int samplePercent,
        List<PolicyNumber> numbers,
        boolean triesPack,
        @Nullable String changeId,
        State state,
        @Nullable String failure,
        By asked,
        @Nullable Instant finishedAt,
        @Nullable Progress progress,
        @Nullable Tally result,
        @Nullable Estimates estimates) {

    /** Households of the whole division. */
    record Estimates(Interval caught, Interval lost) {}

    /** With the ends of the 95 % interval (Wilson 1927). */
    record Interval(long estimate, long low, long high) {
        static Interval of(Tally tally, Verdict verdict) {
            long hits = tally.verdicts().getOrDefault(verdict.name(), 0L);
            Wilson share = Wilson.of(hits, tally.compared());
            long all = tally.households();
            return new Interval(
                    tally.compared() == 0 ? 0 : Math.round((double) hits / tally.compared() * all),
                    (long) Math.floor(share.low() * all),
                    (long) Math.ceil(share.high() * all));
        }
    }

    static BackTestView of(BackTest test) {
        return of(test, null, null, null);
    }

    static BackTestView of(Standing standing) {
        Tally tally = standing.tally();
        Estimates estimates = standing.test().samplePercent() == 100
                ? null
                : new Estimates(Interval.of(tally, Verdict.CAUGHT), Interval.of(tally, Verdict.LOST));
        return of(standing.test(), standing.progress(), tally, estimates);
    }

    private static BackTestView of(
            BackTest test, @Nullable Progress progress, @Nullable Tally tally, @Nullable Estimates estimates) {
        return new BackTestView(
                test.id(),
                test.title(),
                test.divisionCode(),
                test.basis(),
                test.days(),
                test.samplePercent(),
                test.numbers(),
                test.yaml() != null,
                test.changeId(),
                test.state(),
                test.failure(),
                test.asked(),
                test.finishedAt(),
                progress,
                tally,
                estimates);
    }
}

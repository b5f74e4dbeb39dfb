package io.fangpin.risk.domain.backtest;

import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.Finding;
import io.fangpin.risk.domain.Profile;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One household held against what is in force and against the draft, day after day.
 *
 * @param household as it was known last
 * @param days what each found, in the order of the days; those on which the household was not known are absent
 */
public record HouseholdCompared(HouseholdSnapshot household, Side inForce, Side draft, List<Day> days) {

    public HouseholdCompared {
        days = List.copyOf(days);
    }

    /** Whether each alerts on a day. */
    public record Day(LocalDate day, boolean inForce, boolean draft) {}

    /**
     * What one policy found over all days.
     *
     * @param first the first day on which it alerts
     */
    public record Side(@Nullable LocalDate first, SortedSet<String> rules, Set<RiskFactor> factors) {}

    /** Empty when the household was known on none of the days. */
    public static Optional<HouseholdCompared> of(
            Timeline timeline, List<LocalDate> days, Policy inForce, Policy draft) {
        Finds before = new Finds();
        Finds after = new Finds();
        List<Day> compared = new ArrayList<>(days.size());
        HouseholdSnapshot last = null;
        for (LocalDate day : days) {
            Optional<Profile> profile = timeline.at(day);
            if (profile.isPresent()) {
                boolean now = before.look(profile.get(), inForce, day);
                boolean then = after.look(profile.get(), draft, day);
                compared.add(new Day(day, now, then));
                last = profile.get().household();
            }
        }
        return last == null
                ? Optional.empty()
                : Optional.of(new HouseholdCompared(last, before.side(), after.side(), compared));
    }

    public Verdict verdict() {
        LocalDate before = inForce.first;
        LocalDate after = draft.first;
        if (before == null) {
            return after == null ? Verdict.NEITHER : Verdict.CAUGHT;
        }
        if (after == null) {
            return Verdict.LOST;
        }
        return after.isBefore(before) ? Verdict.EARLIER : after.isAfter(before) ? Verdict.LATER : Verdict.SAME;
    }

    private static final class Finds {
        private final SortedSet<String> rules = new TreeSet<>();
        private final Set<RiskFactor> factors = EnumSet.noneOf(RiskFactor.class);
        private @Nullable LocalDate first;

        boolean look(Profile profile, Policy policy, LocalDate day) {
            List<Finding> findings = Evaluation.evaluate(profile, policy.pack(), policy.numbers(), day);
            for (Finding finding : findings) {
                rules.add(finding.rule().code());
                factors.add(finding.rule().riskFactor());
            }
            if (first == null && !findings.isEmpty()) {
                first = day;
            }
            return !findings.isEmpty();
        }

        Side side() {
            return new Side(first, rules, factors);
        }
    }
}

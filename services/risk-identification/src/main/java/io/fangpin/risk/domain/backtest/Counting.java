package io.fangpin.risk.domain.backtest;

import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.backtest.HouseholdCompared.Day;
import io.fangpin.risk.domain.backtest.HouseholdCompared.Side;
import io.fangpin.risk.domain.backtest.Tally.Flagged;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts households one after another; by one thread. */
public final class Counting {
    private static final int TOWNSHIP_DIGITS = 9;
    private static final String COST = "COST_";

    private final LocalDate today;
    private final Map<String, Flagged> days = new TreeMap<>();
    private final Map<String, Long> verdicts = new TreeMap<>();
    private final Map<String, Flagged> townships = new TreeMap<>();
    private final Map<String, Flagged> groups = new TreeMap<>();
    private final Map<String, Flagged> rules = new TreeMap<>();
    private long households;
    private long compared;
    private long costCaughtFen;
    private long costLostFen;
    private long uncosted;

    /** @param today whose costs count */
    public Counting(LocalDate today) {
        this.today = today;
    }

    /** One that is not part of the sample, or was not known. */
    public void unseen() {
        households++;
    }

    /** The year's cost of the household's measures where its verdict brings or saves one; empty where none is set. */
    public OptionalLong add(HouseholdCompared one, PolicyNumbers numbers) {
        boolean inForce = one.inForce().first() != null;
        boolean draft = one.draft().first() != null;
        String division = one.household().divisionCode();
        households++;
        compared++;
        for (Day day : one.days()) {
            count(days, day.day().toString(), day.inForce(), day.draft());
        }
        verdicts.merge(one.verdict().name(), 1L, Long::sum);
        count(townships, division.substring(0, TOWNSHIP_DIGITS), inForce, draft);
        count(groups, one.household().householdType().name(), inForce, draft);
        TreeSet<String> codes = new TreeSet<>(one.inForce().rules());
        codes.addAll(one.draft().rules());
        for (String code : codes) {
            count(
                    rules,
                    code,
                    one.inForce().rules().contains(code),
                    one.draft().rules().contains(code));
        }
        return switch (one.verdict()) {
            case CAUGHT -> {
                OptionalLong cost = cost(one.draft(), numbers, division);
                costCaughtFen += cost.orElse(0);
                yield cost;
            }
            case LOST -> {
                OptionalLong cost = cost(one.inForce(), numbers, division);
                costLostFen += cost.orElse(0);
                yield cost;
            }
            case EARLIER, LATER, SAME, NEITHER -> OptionalLong.empty();
        };
    }

    /** Of each risk that has a cost set; counted where none has. */
    private OptionalLong cost(Side side, PolicyNumbers numbers, String division) {
        long fen = 0;
        boolean any = false;
        for (RiskFactor factor : side.factors()) {
            PolicyNumber number = numbers.inForce(division, today).number(COST + factor);
            if (number != null) {
                fen = Math.addExact(fen, number.value());
                any = true;
            }
        }
        uncosted += any ? 0 : 1;
        return any ? OptionalLong.of(fen) : OptionalLong.empty();
    }

    public Tally tally() {
        return new Tally(
                households,
                compared,
                new TreeMap<>(days),
                new TreeMap<>(verdicts),
                new TreeMap<>(townships),
                new TreeMap<>(groups),
                new TreeMap<>(rules),
                costCaughtFen,
                costLostFen,
                uncosted);
    }

    private static void count(Map<String, Flagged> of, String key, boolean inForce, boolean draft) {
        of.put(key, of.getOrDefault(key, Flagged.NONE).with(inForce, draft));
    }
}

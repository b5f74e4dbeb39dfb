package io.fangpin.risk.domain.backtest;

import io.fangpin.risk.domain.EarlierIncome;
import io.fangpin.risk.domain.Known;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Profile;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.IncomeBlock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was known of one household on past days; asked for days in their order. */
public final class Timeline {
    private final String householdId;
    private final List<Dated> dated;
    private final Map<String, KnownFact> facts = new HashMap<>();
    private @Nullable HouseholdSnapshot household;
    private List<IncomeBlock> earlierIncome = List.of();
    private int next;

    private record Dated(LocalDate on, Known known) {}

    private Timeline(String householdId, List<Known> history, Function<Known, LocalDate> day) {
        this.householdId = householdId;
        this.dated = new ArrayList<>(history.size());
        history.forEach(known -> dated.add(new Dated(day.apply(known), known)));
        dated.sort(Comparator.comparing(Dated::on));
    }

    /** By the day on which each thing came in; {@code dayOf} knows the time zone. */
    public static Timeline asKnown(String householdId, List<Known> history, Function<Known, LocalDate> dayOf) {
        return new Timeline(householdId, history, dayOf);
    }

    /**
     * By the day on which each fact was due. Before its registration the household is taken as it was registered at first,
     * since a register is often loaded at once.
     *
     * @param dueDay of a fact's dataset, in the month after the fact's
     */
    public static Timeline asDue(
            String householdId,
            List<Known> history,
            Function<Known, LocalDate> dayOf,
            ToIntFunction<KnownFact> dueDay) {
        Timeline timeline = new Timeline(householdId, history, known -> {
            KnownFact fact = known.fact();
            return fact == null
                    ? dayOf.apply(known)
                    : Due.of(fact.period(), dueDay.applyAsInt(fact), dayOf.apply(known));
        });
        timeline.household = timeline.dated.stream()
                .map(one -> one.known.household())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return timeline;
    }

    /** One profile for every day. */
    public static Timeline present(Profile profile) {
        HouseholdSnapshot snapshot = profile.household();
        Timeline timeline = new Timeline(profile.householdId(), List.of(), known -> LocalDate.MIN);
        timeline.household = snapshot;
        timeline.facts.putAll(profile.facts());
        timeline.earlierIncome = profile.earlierIncome();
        return timeline;
    }

    public String householdId() {
        return householdId;
    }

    /** Where the household is registered by what is known last; empty when it never was. */
    public Optional<String> divisionCode() {
        return Stream.concat(Stream.ofNullable(household), dated.stream().map(one -> one.known.household()))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(HouseholdSnapshot::version))
                .map(HouseholdSnapshot::divisionCode);
    }

    /** The profile at the end of a day; empty when the household was not known by then. */
    public Optional<Profile> at(LocalDate day) {
        while (next < dated.size() && !dated.get(next).on.isAfter(day)) {
            take(dated.get(next++).known);
        }
        return Optional.ofNullable(household)
                .map(then ->
                        new Profile(householdId, then, facts, Map.of(), Map.of(), Map.of(), Map.of(), earlierIncome));
    }

    private void take(Known known) {
        HouseholdSnapshot snapshot = known.household();
        if (snapshot != null && (household == null || snapshot.version() > household.version())) {
            earlierIncome = EarlierIncome.after(
                    earlierIncome, household == null ? null : household.income(), snapshot.income());
            household = snapshot;
        }
        KnownFact fact = known.fact();
        if (fact != null) {
            facts.merge(
                    fact.factId(), fact, (old, newer) -> newer.version().compareTo(old.version()) > 0 ? newer : old);
        }
    }
}

package io.fangpin.simulation.feeds;

import io.fangpin.simulation.EventRates;
import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.SimulationPolicy;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.Truth.StandingKind;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.Household.Support;
import io.fangpin.simulation.county.Person;
import io.fangpin.simulation.feeds.Happening.Extent;
import io.fangpin.simulation.feeds.Happening.Fate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Decides what befalls a household. A death stands alone; other shocks may come together, each of a rule of its own, so
 * that the expected alerts of a household are the union.
 */
final class Happenings {

    private final SimulationOptions options;
    private final EventRates rates;
    private final SplittableRandom random;
    private final Household household;
    private final List<Happening> found = new ArrayList<>(2);

    private Happenings(SimulationOptions options, SplittableRandom random, Household household) {
        this.options = options;
        this.rates = options.events();
        this.random = random;
        this.household = household;
    }

    static List<Happening> of(Household household, SimulationOptions options, SplittableRandom random) {
        Happenings happenings = new Happenings(options, random, household);
        happenings.deaths();
        if (happenings.found.isEmpty()) {
            happenings.illness();
            happenings.lapse();
            happenings.dropout();
            happenings.house();
            happenings.benefitStopped();
            if (options.events().further()
                            + options.events().nearMisses()
                            + options.events().mistaken()
                    > 0) {
                happenings.found.addAll(FurtherHappenings.of(household, options, random));
                happenings.nearlyIll();
                happenings.dropsOutLater();
            }
        }
        return happenings.found;
    }

    /** Households with support or a standing risk are left out: a death in them could change what the register raises. */
    private void deaths() {
        double roll = random.nextDouble();
        boolean others = household.members().size() > 1;
        if (!others
                || household.support() != Support.NONE
                || !household.standing().isEmpty()) {
            return;
        }
        if (household.workers() == 1) {
            if (roll < rates.lastWorkerDeath()) {
                add(ShockKind.LAST_WORKER_DEATH, one(p -> p.labour().canWork()), List.of("R-LAB-1"));
            }
            return;
        }
        List<Person> elders = all(p -> p.age() >= 65);
        if (roll < rates.oldAgeDeath() && !elders.isEmpty() && household.workers() > 1) {
            add(ShockKind.OLD_AGE_DEATH, elders.get(random.nextInt(elders.size())), List.of());
        }
    }

    private void illness() {
        if (random.nextDouble() < rates.illness()) {
            String rule = household.outOfPoverty() ? "R-MED-1" : "R-MED-2";
            add(ShockKind.ILLNESS, one(p -> true), List.of(rule));
        }
    }

    /** Pays almost what the line asks. */
    private void nearlyIll() {
        boolean other = found.stream().anyMatch(h -> h.kind() == ShockKind.ILLNESS);
        List<Person> spared = all(p -> found.stream().noneMatch(h -> h.concerns(p)));
        if (random.nextDouble() < rates.nearMisses() && !other && !spared.isEmpty()) {
            add(ShockKind.ILLNESS, spared.getFirst(), Extent.NEAR_MISS, List.of());
        }
    }

    /** Leaves school when school is no longer compulsory. */
    private void dropsOutLater() {
        List<Person> pupils = all(p -> p.schooling() != null
                && p.schooling().reported()
                && p.age() > options.policy().compulsoryToAge());
        boolean other = found.stream().anyMatch(h -> h.kind() == ShockKind.DROPOUT);
        if (random.nextDouble() < 10 * rates.nearMisses() && !pupils.isEmpty() && !other) {
            add(ShockKind.DROPOUT, pupils.getFirst(), Extent.NEAR_MISS, List.of());
        }
    }

    private void lapse() {
        boolean lapses = random.nextDouble() < rates.insuranceLapse();
        List<Person> insured = all(p -> p.age() >= 18 && found.stream().noneMatch(h -> h.concerns(p)));
        if (lapses && !household.has(StandingKind.UNINSURED) && !insured.isEmpty()) {
            Person person = insured.get(random.nextInt(insured.size()));
            add(ShockKind.INSURANCE_LAPSE, person, List.of("R-MED-10"));
        }
    }

    private void dropout() {
        int youngest = options.policy().compulsoryFromAge() + 1;
        List<Person> pupils = all(p -> p.schooling() != null
                && p.schooling().compulsory()
                && p.age() > youngest
                && p.age() < options.policy().compulsoryToAge());
        if (!pupils.isEmpty() && random.nextDouble() < rates.dropout()) {
            add(ShockKind.DROPOUT, pupils.get(random.nextInt(pupils.size())), List.of("R-EDU-1"));
        }
    }

    private void house() {
        double roll = random.nextDouble();
        if (household.onlyDwelling() && roll < rates.dangerousHouse()) {
            add(ShockKind.DANGEROUS_HOUSE, household.head(), List.of("R-HOU-1"));
        }
        if (!household.onlyDwelling() && roll < rates.secondDwelling()) {
            add(ShockKind.SECOND_DWELLING_DANGEROUS, household.head(), List.of());
        }
    }

    /** Households that can work only: without labour the stop would also touch R-LAB-1. */
    private void benefitStopped() {
        boolean mayStop = household.support() == Support.DIBAO && household.workers() > 0;
        if (mayStop && random.nextDouble() < rates.benefitStopped()) {
            add(ShockKind.BENEFIT_STOPPED, household.head(), List.of("R-SAF-2"));
        }
    }

    private void add(ShockKind kind, Person person, List<String> rules) {
        add(kind, person, Extent.REAL, rules);
    }

    private void add(ShockKind kind, Person person, Extent extent, List<String> rules) {
        LocalDate from = earliest(kind);
        long days = ChronoUnit.DAYS.between(from, latest()) + 1;
        if (days > 0) {
            LocalDate date = from.plusDays(random.nextLong(days));
            int month = (int) options.from().until(YearMonth.from(date), ChronoUnit.MONTHS);
            Fate fate = Fate.drawn(options.noise(), random);
            double severity = random.nextDouble();
            found.add(new Happening(kind, person, month, date, fate, severity, extent, rules, new ArrayList<>()));
        }
    }

    /** Late enough that the rule still looks at it on the day the county is looked at. */
    private LocalDate earliest(ShockKind kind) {
        SimulationPolicy policy = options.policy();
        LocalDate first = options.from().atDay(1);
        LocalDate today = options.today();
        LocalDate thisYear = today.withDayOfYear(1);
        return switch (kind) {
            case ILLNESS -> {
                boolean lastYearCounts = today.getDayOfYear() <= policy.medicalYearGraceDays() * policy.clearBelow();
                yield later(first, lastYearCounts ? thisYear.minusYears(1) : thisYear);
            }
            case INSURANCE_LAPSE -> later(first, thisYear);
            case BENEFIT_STOPPED -> {
                LocalDate recent = today.minusDays((long) (policy.stoppedWithinDays() * policy.clearBelow()));
                // It was paid in a month of the run before it is stopped.
                yield later(options.months() > 1 ? first.plusMonths(1) : first, recent);
            }
            default -> first;
        };
    }

    private LocalDate latest() {
        LocalDate end = options.from().plusMonths(options.months() - 1).atEndOfMonth();
        return end.isAfter(options.today()) ? options.today() : end;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Person one(Predicate<Person> condition) {
        List<Person> candidates = all(condition);
        return candidates.get(random.nextInt(candidates.size()));
    }

    private List<Person> all(Predicate<Person> condition) {
        return household.members().stream().filter(condition).toList();
    }
}

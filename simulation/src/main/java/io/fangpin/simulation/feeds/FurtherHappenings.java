package io.fangpin.simulation.feeds;

import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.Household.Support;
import io.fangpin.simulation.county.Person;
import io.fangpin.simulation.county.Schooling;
import io.fangpin.simulation.feeds.Happening.Extent;
import io.fangpin.simulation.feeds.Happening.Fate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Decides what befalls a household that departments beyond the first five report, each kind in one row: a shock, what
 * stays just under its rule, or a mistake that is taken back. Lines as in DOMAIN 4.3.
 */
final class FurtherHappenings {

    static final List<ShockKind> KINDS = List.of(
            ShockKind.UNEMPLOYMENT,
            ShockKind.WAGE_FALL,
            ShockKind.DISABILITY,
            ShockKind.DISASTER_LOSS,
            ShockKind.HOUSE_LOST,
            ShockKind.ACCIDENT,
            ShockKind.MAJOR_DISEASE,
            ShockKind.SCHOOL_COST,
            ShockKind.LOAN_OVERDUE,
            ShockKind.PROJECT_FAILED,
            ShockKind.PETITION,
            ShockKind.NEW_DIBAO);

    private static final Set<Schooling> COSTLY =
            Set.of(Schooling.SENIOR_1, Schooling.SENIOR_2, Schooling.SENIOR_3, Schooling.VOCATIONAL);

    /** Two days less than the rules look back, and two more than unemployment has to last. */
    private static final int QUARTER_DAYS = 88;

    private static final int HALF_YEAR_DAYS = 178;
    private static final int IDLE_DAYS = 32;
    private static final int LONG_AGO_DAYS = 183;
    static final int OLD_AGE = 60;

    private final SimulationOptions options;
    private final SplittableRandom random;
    private final Household household;
    private final List<Happening> found = new ArrayList<>(1);

    private FurtherHappenings(SimulationOptions options, SplittableRandom random, Household household) {
        this.options = options;
        this.random = random;
        this.household = household;
    }

    static List<Happening> of(Household household, SimulationOptions options, SplittableRandom random) {
        FurtherHappenings happenings = new FurtherHappenings(options, random, household);
        for (ShockKind kind : KINDS) {
            happenings.extent().ifPresent(extent -> happenings.add(kind, extent));
        }
        return happenings.found;
    }

    private Optional<Extent> extent() {
        double roll = random.nextDouble();
        if ((roll -= options.events().further()) < 0) {
            return Optional.of(Extent.REAL);
        }
        if ((roll -= options.events().nearMisses()) < 0) {
            return Optional.of(Extent.NEAR_MISS);
        }
        return roll < options.events().mistaken() ? Optional.of(Extent.WITHDRAWN) : Optional.empty();
    }

    private void add(ShockKind kind, Extent extent) {
        List<Person> candidates = household.members().stream()
                .filter(person -> mayStrike(kind, extent, person))
                .toList();
        LocalDate from = earliest(kind);
        long days = ChronoUnit.DAYS.between(from, latest(kind)) + 1;
        if (candidates.isEmpty() || days < 1) {
            return;
        }
        Person person = candidates.get(random.nextInt(candidates.size()));
        LocalDate reported = from.plusDays(random.nextLong(days));
        boolean longAgo =
                extent == Extent.NEAR_MISS && (kind == ShockKind.DISASTER_LOSS || kind == ShockKind.HOUSE_LOST);
        LocalDate date = longAgo ? options.today().minusDays(LONG_AGO_DAYS + random.nextInt(60)) : reported;
        int month = (int) options.from().until(YearMonth.from(reported), ChronoUnit.MONTHS);
        Fate fate = extent == Extent.REAL ? Fate.drawn(options.noise(), random) : Fate.CLEAN;
        List<String> rules = extent == Extent.REAL ? rules(kind, person) : List.of();
        found.add(
                new Happening(kind, person, month, date, fate, random.nextDouble(), extent, rules, new ArrayList<>(1)));
    }

    /** Whom it can befall; a near miss of unemployment is that of somebody who is not registered as working. */
    private boolean mayStrike(ShockKind kind, Extent extent, Person person) {
        boolean head = person == household.head();
        boolean goesToWork = workMonths(person) > 0 && person.labour().canWork();
        return switch (kind) {
            case UNEMPLOYMENT -> extent == Extent.NEAR_MISS ? !goesToWork && person.age() >= 18 : goesToWork;
            case WAGE_FALL -> goesToWork && found.stream().noneMatch(h -> h.kind() == ShockKind.UNEMPLOYMENT);
            case DISABILITY -> person.health().disabilityLevel() == 0 && mayBeDisabled(extent, person);
            case ACCIDENT -> person.labour().canWork();
            case MAJOR_DISEASE -> true;
            case SCHOOL_COST -> person.schooling() != null && COSTLY.contains(person.schooling());
            case NEW_DIBAO -> head && household.support() == Support.NONE && household.workers() > 0;
            case DISASTER_LOSS, LOAN_OVERDUE, PROJECT_FAILED, PETITION -> head;
            // An appraisal that follows could find the house safe again.
            case HOUSE_LOST -> head && found.stream().noneMatch(h -> h.kind() == ShockKind.DISASTER_LOSS);
            case ILLNESS, INSURANCE_LAPSE, DROPOUT, DANGEROUS_HOUSE, BENEFIT_STOPPED -> false;
            case LAST_WORKER_DEATH, OLD_AGE_DEATH, SECOND_DWELLING_DANGEROUS -> false;
        };
    }

    /** An old person with any certificate is a household's concern, however light the disability. */
    private static boolean mayBeDisabled(Extent extent, Person person) {
        return person.age() >= 6 && (extent != Extent.NEAR_MISS || person.age() < OLD_AGE - 1);
    }

    private int workMonths(Person person) {
        return household
                .income()
                .works()
                .get(household.members().indexOf(person))
                .months();
    }

    private static List<String> rules(ShockKind kind, Person person) {
        return switch (kind) {
            case UNEMPLOYMENT -> List.of("R-JOB-1");
            case WAGE_FALL -> List.of("R-INC-3");
            case DISABILITY -> person.age() >= OLD_AGE ? List.of("R-DIS-1", "R-DIS-2") : List.of("R-DIS-1");
            case DISASTER_LOSS -> List.of("R-NAT-1");
            case HOUSE_LOST -> List.of("R-HOU-2");
            case ACCIDENT -> List.of("R-ACC-1");
            case MAJOR_DISEASE -> List.of("R-MED-9");
            case SCHOOL_COST -> List.of("R-EDU-2");
            case LOAN_OVERDUE -> List.of("R-DEB-1");
            case PROJECT_FAILED -> List.of("R-IND-1");
            case PETITION -> List.of("R-HOT-1");
            case NEW_DIBAO -> List.of("R-SAF-1");
            case ILLNESS, INSURANCE_LAPSE, DROPOUT, DANGEROUS_HOUSE, BENEFIT_STOPPED -> List.of();
            case LAST_WORKER_DEATH, OLD_AGE_DEATH, SECOND_DWELLING_DANGEROUS -> List.of();
        };
    }

    private LocalDate earliest(ShockKind kind) {
        LocalDate first = options.from().atDay(1);
        LocalDate rule = switch (kind) {
            case DISABILITY, MAJOR_DISEASE, PETITION, NEW_DIBAO ->
                options.today().minusDays(QUARTER_DAYS);
            case DISASTER_LOSS, HOUSE_LOST, ACCIDENT, PROJECT_FAILED ->
                options.today().minusDays(HALF_YEAR_DAYS);
            case SCHOOL_COST -> schoolYearStart(options.today());
            default -> first;
        };
        return rule.isAfter(first) ? rule : first;
    }

    private LocalDate latest(ShockKind kind) {
        LocalDate end = options.from().plusMonths(options.months() - 1L).atEndOfMonth();
        LocalDate last = kind == ShockKind.UNEMPLOYMENT ? options.today().minusDays(IDLE_DAYS) : options.today();
        return end.isAfter(last) ? last : end;
    }

    static LocalDate schoolYearStart(LocalDate day) {
        LocalDate september = LocalDate.of(day.getYear(), 9, 1);
        return day.isBefore(september) ? september.minusYears(1) : september;
    }
}

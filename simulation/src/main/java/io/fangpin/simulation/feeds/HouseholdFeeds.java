package io.fangpin.simulation.feeds;

import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.Household.Support;
import io.fangpin.simulation.county.Person;
import io.fangpin.simulation.feeds.Happening.Extent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Everything the departments report about one household, month by month. */
public final class HouseholdFeeds {

    private static final int FIRST_MONTH_OF_SCHOOL_YEAR = 9;
    private static final long DIBAO_A_PERSON_FEN = 36_000;
    private static final long TEKUN_A_PERSON_FEN = 98_000;

    private final SimulationOptions options;
    private final FeedFiles files;
    private final Household household;
    private final SplittableRandom random;
    private final List<Happening> happenings;

    private HouseholdFeeds(SimulationOptions options, FeedFiles files, Household household, SplittableRandom random) {
        this.options = options;
        this.files = files;
        this.household = household;
        this.random = random;
        this.happenings = Happenings.of(household, options, random);
    }

    /** Writes the household's feed rows and the truth of what befell it. */
    public static void write(
            Household household, SimulationOptions options, FeedFiles files, TruthFile truth, SplittableRandom random) {
        HouseholdFeeds feeds = new HouseholdFeeds(options, files, household, random);
        feeds.medical();
        feeds.school();
        feeds.housing();
        feeds.civilAffairs();
        feeds.deaths();
        feeds.further();
        feeds.unregisteredTwin();
        feeds.happenings.forEach(happening -> truth.shock(household, happening));
    }

    private void medical() {
        for (Person person : household.members()) {
            List<MedicalYear> years = new ArrayList<>();
            for (int month = 0; month < options.months() && alive(person, month); month++) {
                YearMonth now = options.from().plusMonths(month);
                if (years.isEmpty() || years.getLast().year() != now.getYear()) {
                    years.add(MedicalYear.draw(now.getYear(), person, household.outOfPoverty(), options, random));
                }
                medical(person, month, now, years.getLast());
            }
        }
    }

    private void medical(Person person, int month, YearMonth now, MedicalYear year) {
        Happening illness = shown(person, month, ShockKind.ILLNESS);
        boolean ofThisYear = illness != null && illness.date().getYear() == now.getYear();
        Happening ill = ofThisYear ? illness : null;
        Happening lapse = shown(person, month, ShockKind.INSURANCE_LAPSE);
        Happening shock = ill == null ? lapse : ill;
        if (shock == null && !year.claimsBy(now)) {
            return;
        }
        long inpatient = ill == null
                ? year.inpatientFen(now)
                : ill.is(Extent.NEAR_MISS)
                        ? MedicalYear.nearlyGraveFen(ill.severity(), household.outOfPoverty(), options.policy())
                        : year.inpatientFen(now)
                                + MedicalYear.graveFen(ill.severity(), household.outOfPoverty(), options.policy());
        LocalDate settled = shock != null && shock.month() == month ? shock.date() : dayIn(now);
        Cells row = files.row("medical-settlements", household, person)
                .set("year", Integer.toString(now.getYear()))
                .setYuan("inpatient_self_pay_fen", inpatient)
                .setYuan("outpatient_self_pay_fen", year.outpatientFen(now))
                .set("last_settlement", settled.toString())
                .set("insurance_status", lapse != null ? "未参保" : RegistrationSheet.insurance(person.insurance()))
                .set("diagnosis", ill == null ? year.diagnosis(now) : MedicalYear.graveDiagnosis(ill.severity()));
        add("medical-settlements", month, row, person, shock);
    }

    private void school() {
        for (Person person : household.members()) {
            if (person.schooling() == null || !person.schooling().reported()) {
                continue;
            }
            for (int month = 0; month < options.months(); month++) {
                YearMonth now = options.from().plusMonths(month);
                Happening dropout = shown(person, month, ShockKind.DROPOUT);
                int year = now.getMonthValue() >= FIRST_MONTH_OF_SCHOOL_YEAR ? now.getYear() : now.getYear() - 1;
                String status = dropout == null ? "在校" : dropout.severity() < 0.7 ? "疑似辍学" : "辍学";
                LocalDate since = dropout == null ? LocalDate.of(year, FIRST_MONTH_OF_SCHOOL_YEAR, 1) : dropout.date();
                Cells row = files.row("school-enrolment", household, person)
                        .set("school_year", year + "-" + (year + 1))
                        .set("school", household.village().townshipName() + "合成学校")
                        .set("stage", person.schooling().feedZh())
                        .set("status", status)
                        .set("status_date", since.toString());
                add("school-enrolment", month, row, person, dropout);
            }
        }
    }

    /** One appraisal a run at most, in the month in which it is made. */
    private void housing() {
        boolean appraised = random.nextDouble() < options.events().appraisal();
        int usualMonth = random.nextInt(options.months());
        Happening shock = happening(ShockKind.DANGEROUS_HOUSE, ShockKind.SECOND_DWELLING_DANGEROUS);
        int month = shock == null ? usualMonth : shock.month();
        boolean lost = happening(ShockKind.HOUSE_LOST) != null;
        if (shock == null && (!appraised || lost || !alive(household.head(), month))) {
            return;
        }
        boolean second = shock != null && shock.kind() == ShockKind.SECOND_DWELLING_DANGEROUS;
        String grade = shock == null ? household.dangerLevel() : shock.severity() < 0.65 ? "C级" : "D级";
        Cells row = files.row("housing-appraisals", household, household.head())
                .set("dwelling_no", "FW-421281-%07d-%d".formatted(household.number(), second ? 2 : 1))
                .set("grade", grade)
                .set(
                        "appraisal_date",
                        (shock == null ? dayIn(options.from().plusMonths(month)) : shock.date()).toString())
                .set("only_dwelling", RegistrationSheet.yesNo(household.onlyDwelling()))
                .set("hazard", shock == null ? "" : second ? "闲置老屋墙体开裂" : "墙体开裂、屋面漏雨");
        add("housing-appraisals", month, row, household.head(), shock);
    }

    /** The list of each month: those who receive, and once those who are stopped. */
    private void civilAffairs() {
        if (household.support() == Support.NONE) {
            return;
        }
        Person recipient = household.head();
        boolean dibao = household.support() == Support.DIBAO;
        long amount = dibao ? DIBAO_A_PERSON_FEN * household.members().size() : TEKUN_A_PERSON_FEN;
        LocalDate start = LocalDate.of(2019 + random.nextInt(6), 1 + random.nextInt(12), 1);
        String category = (char) ('A' + random.nextInt(3)) + "类";
        Happening stop = happening(ShockKind.BENEFIT_STOPPED);
        int last = stop == null ? options.months() - 1 : stop.month();
        for (int month = 0; month <= last; month++) {
            Happening stopped = stop != null && month == stop.month() ? stop : null;
            Cells row = files.row("civil-affairs-assistance", household, recipient)
                    .set("programme", dibao ? "农村低保" : "农村特困")
                    .set("category", dibao ? category : "")
                    .setYuan("monthly_amount_fen", stopped == null ? amount : 0)
                    .set("start_date", start.toString())
                    .set("status", stopped == null ? "在享" : "停发")
                    .set("stop_date", stopped == null ? "" : stopped.date().toString());
            add("civil-affairs-assistance", month, row, recipient, stopped);
        }
    }

    private void deaths() {
        Happening death = happening(ShockKind.LAST_WORKER_DEATH, ShockKind.OLD_AGE_DEATH);
        if (death != null) {
            Cells row = files.row("deaths", household, death.person())
                    .set("death_date", death.date().toString())
                    .set("death_source", death.severity() < 0.7 ? "公安死亡登记" : "火化登记");
            files.add("deaths", death.month(), row, household, death, random);
        }
    }

    /** What other departments report once, and take back a month later when it was a mistake. */
    private void further() {
        FurtherRows rows = new FurtherRows(files, options, household);
        for (Happening happening : happenings) {
            if (happening.further()) {
                String dataset = FurtherRows.dataset(happening.kind());
                Cells row = rows.of(happening);
                if (happening.is(Extent.WITHDRAWN)) {
                    int later = Math.min(happening.month() + 1, options.months() - 1);
                    files.addAndWithdraw(dataset, row, happening, later);
                } else {
                    files.add(dataset, happening.month(), row, household, happening, random);
                }
            }
        }
    }

    private void unregisteredTwin() {
        if (options.noise().twins() == 0
                || random.nextDouble() >= options.noise().twins()) {
            return;
        }
        Person person =
                household.members().get(random.nextInt(household.members().size()));
        int month = random.nextInt(options.months());
        YearMonth now = options.from().plusMonths(month);
        long grave = MedicalYear.graveFen(random.nextDouble(), household.outOfPoverty(), options.policy());
        Cells row = files.row("medical-settlements", household, person)
                .set("year", Integer.toString(now.getYear()))
                .setYuan("inpatient_self_pay_fen", grave)
                .setYuan("outpatient_self_pay_fen", 0)
                .set("last_settlement", dayIn(now).toString())
                .set("insurance_status", RegistrationSheet.insurance(person.insurance()));
        files.addTwin("medical-settlements", month, row, household, person, random);
    }

    private void add(String dataset, int month, Cells row, Person person, @Nullable Happening shock) {
        if (shock != null) {
            files.add(dataset, month, row, household, shock, random);
        } else if (happenings.stream().anyMatch(h -> h.concerns(person))) {
            files.addSpared(dataset, month, row, household, person, random);
        } else {
            files.add(dataset, month, row, household, person, random);
        }
    }

    /** The happening of one of the kinds that the person's rows show from its month on. */
    private @Nullable Happening shown(Person person, int month, ShockKind... kinds) {
        Happening happening = happening(person, kinds);
        return happening != null && happening.month() <= month ? happening : null;
    }

    private @Nullable Happening happening(Person person, ShockKind... kinds) {
        for (Happening happening : happenings) {
            if (happening.concerns(person) && List.of(kinds).contains(happening.kind())) {
                return happening;
            }
        }
        return null;
    }

    private @Nullable Happening happening(ShockKind... kinds) {
        for (Happening happening : happenings) {
            if (List.of(kinds).contains(happening.kind())) {
                return happening;
            }
        }
        return null;
    }

    /** No rows from the month of death on, except the death itself. */
    private boolean alive(Person person, int month) {
        return shown(person, month, ShockKind.LAST_WORKER_DEATH, ShockKind.OLD_AGE_DEATH) == null;
    }

    private LocalDate dayIn(YearMonth month) {
        boolean current = month.equals(YearMonth.from(options.today()));
        return month.atDay(1 + random.nextInt(current ? options.today().getDayOfMonth() : month.lengthOfMonth()));
    }
}

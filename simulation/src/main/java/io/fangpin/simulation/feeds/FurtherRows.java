package io.fangpin.simulation.feeds;

import io.fangpin.simulation.SimulationOptions;
import io.fangpin.simulation.Truth.ShockKind;
import io.fangpin.simulation.county.Household;
import io.fangpin.simulation.county.Person;
import io.fangpin.simulation.feeds.Happening.Extent;
import java.time.LocalDate;

/** The row by which a department beyond the first five reports what befell a household; in near misses, what did not. */
final class FurtherRows {

    private static final long SCHOOL_COST_FEN = 1_000_000;
    private static final long AID_FEN = 100_000;
    private static final long LOAN_FEN = 5_000_000;
    private static final long NEW_DIBAO_FEN = 42_000;
    /** In percent of the registered wage: what is left when it has fallen far enough, and when it has not. */
    private static final int WAGE_LEFT = 80;

    private final FeedFiles files;
    private final SimulationOptions options;
    private final Household household;

    FurtherRows(FeedFiles files, SimulationOptions options, Household household) {
        this.files = files;
        this.options = options;
        this.household = household;
    }

    static String dataset(ShockKind kind) {
        return switch (kind) {
            case UNEMPLOYMENT, WAGE_FALL -> "employment";
            case DISABILITY -> "disability-certificates";
            case DISASTER_LOSS, HOUSE_LOST -> "disasters";
            case ACCIDENT -> "accidents";
            case MAJOR_DISEASE -> "major-diseases";
            case SCHOOL_COST -> "school-costs";
            case LOAN_OVERDUE -> "micro-loans";
            case PROJECT_FAILED -> "industry-projects";
            case PETITION -> "petitions";
            case NEW_DIBAO, BENEFIT_STOPPED -> "civil-affairs-assistance";
            case ILLNESS, INSURANCE_LAPSE -> "medical-settlements";
            case DROPOUT -> "school-enrolment";
            case DANGEROUS_HOUSE, SECOND_DWELLING_DANGEROUS -> "housing-appraisals";
            case LAST_WORKER_DEATH, OLD_AGE_DEATH -> "deaths";
        };
    }

    Cells of(Happening happening) {
        Cells row = files.row(dataset(happening.kind()), household, happening.person());
        boolean nearly = happening.is(Extent.NEAR_MISS);
        double severity = happening.severity();
        String date = happening.date().toString();
        return switch (happening.kind()) {
            case UNEMPLOYMENT -> row.set("status", severity < 0.5 ? "失业" : "返乡").set("status_date", date);
            case WAGE_FALL ->
                row.set("status", "就业")
                        .set("status_date", date)
                        .setYuan("monthly_wage_fen", wageLeft(happening.person(), nearly, severity));
            case DISABILITY -> disability(row, happening, nearly).set("issue_date", date);
            case DISASTER_LOSS ->
                disaster(row, happening, severity < 0.6 ? "农作物" : "牲畜")
                        .setYuan("loss_fen", 100_000 + (long) (900_000 * severity));
            case HOUSE_LOST -> disaster(row, happening, severity < 0.4 ? "房屋倒塌" : "房屋严重损坏");
            case ACCIDENT ->
                row.set("case_no", "JT-%07d".formatted(household.number()))
                        .set("event", severity < 0.8 ? "交通事故" : "刑事案件")
                        .set("outcome", nearly ? "轻伤" : "重伤")
                        .set("event_date", date);
            case MAJOR_DISEASE ->
                row.set("disease_class", nearly ? "慢性病签约" : "大病专项救治病种")
                        .set("disease", nearly ? "高血压" : MedicalYear.graveDiagnosis(severity))
                        .set("diagnosis_date", date)
                        .set("treatment", nearly ? "慢病管理" : "救治中");
            case SCHOOL_COST -> schoolCost(row, happening.person(), nearly, severity);
            case LOAN_OVERDUE -> loan(row, happening.date(), nearly, severity);
            case PROJECT_FAILED ->
                row.set("project", "砖茶种植")
                        .set("event", nearly ? "滞销" : severity < 0.5 ? "经营失败" : "大面积受灾")
                        .set("event_date", date);
            case PETITION ->
                row.set("case_no", "RX-%07d".formatted(household.number()))
                        .set("channel", severity < 0.7 ? "12345热线" : "来访")
                        .set("topic", nearly ? "作风" : "生活困难")
                        .set("received_on", date);
            case NEW_DIBAO ->
                row.set("programme", nearly ? "临时救助" : "农村低保")
                        .setYuan("monthly_amount_fen", NEW_DIBAO_FEN)
                        .set("start_date", date)
                        .set("status", "在享");
            case ILLNESS, INSURANCE_LAPSE, DROPOUT, DANGEROUS_HOUSE, BENEFIT_STOPPED, LAST_WORKER_DEATH ->
                throw notFurther(happening);
            case OLD_AGE_DEATH, SECOND_DWELLING_DANGEROUS -> throw notFurther(happening);
        };
    }

    private long wageLeft(Person person, boolean nearly, double severity) {
        long wage = household
                .income()
                .works()
                .get(household.members().indexOf(person))
                .monthlyWageFen();
        double percent = nearly ? WAGE_LEFT + 1 + 15 * severity : WAGE_LEFT - 50 * severity;
        return (long) (wage * percent / 100);
    }

    /** A mental disability counts at any level, another one up to the second. */
    private static Cells disability(Cells row, Happening happening, boolean nearly) {
        boolean mental = !nearly && happening.severity() > 0.8;
        int level = nearly ? 3 : mental ? 4 : happening.severity() < 0.4 ? 1 : 2;
        return row.set("certificate_no", happening.person().idNo() + (mental ? 6 : 4) + level)
                .set("disability_class", mental ? "精神" : "肢体")
                .set("disability_level", Integer.toString(level))
                .set("status", "有效");
    }

    private static Cells disaster(Cells row, Happening happening, String loss) {
        return row.set("event_no", "ZH-" + happening.date())
                .set("event", "洪涝")
                .set("loss", loss)
                .set("event_date", happening.date().toString());
    }

    /** One fen more than the line, or at most the line itself. */
    private Cells schoolCost(Cells row, Person person, boolean nearly, double severity) {
        int year = FurtherHappenings.schoolYearStart(options.today()).getYear();
        long net = nearly
                ? SCHOOL_COST_FEN - (long) (20_000 * severity)
                : SCHOOL_COST_FEN + 1 + (long) (800_000 * severity);
        return row.set("school_year", year + "-" + (year + 1))
                .set("school", household.village().townshipName() + "合成学校")
                .set(
                        "stage",
                        person.schooling() == null ? "" : person.schooling().feedZh())
                .set("public_school", "是")
                .setYuan("tuition_fen", net + AID_FEN - 150_000)
                .setYuan("lodging_fen", 100_000)
                .setYuan("books_fen", 50_000)
                .setYuan("aid_fen", AID_FEN);
    }

    private Cells loan(Cells row, LocalDate date, boolean nearly, double severity) {
        LocalDate due = nearly ? options.today().plusDays(45 + (int) (100 * severity)) : date;
        int overdue = nearly ? 0 : 1 + date.lengthOfMonth() - date.getDayOfMonth();
        return row.set("contract_no", "XD-%07d".formatted(household.number()))
                .setYuan("amount_fen", LOAN_FEN)
                .setYuan("balance_fen", 1 + (long) (LOAN_FEN * severity))
                .set("due_on", due.toString())
                .set("overdue_days", Integer.toString(overdue));
    }

    private static IllegalArgumentException notFurther(Happening happening) {
        return new IllegalArgumentException("Not a further kind: " + happening.kind());
    }
}

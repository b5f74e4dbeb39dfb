package io.fangpin.assistance.domain;

import static io.fangpin.assistance.domain.Decision.Refused.because;

import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.RiskFactor;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Conditions that a workflow can name; each lets a step pass or refuses it with a reason (DOMAIN 5.1 to 5.3, 2.6). */
public enum Guard {
    TWO_VERIFIERS(Guard::twoVerifiers),
    CONSENT_OF_EVERY_ADULT(Guard::consentOfEveryAdult),
    COMPARISON_DOES_NOT_EXCLUDE(Guard::comparisonDoesNotExclude),
    VILLAGE_MEETING_AGREES(Guard::villageMeetingAgrees),
    PUBLICITY_LASTED_MINIMUM_DAYS(Guard::publicityLastedMinimumDays),
    PUBLICITY_IS_OVER(Guard::publicityIsOver),
    NO_OPEN_OBJECTION(Guard::noOpenObjection),
    CATEGORY_FITS_HOUSEHOLD_TYPE(Guard::categoryFitsHouseholdType),
    EVERY_RISK_HAS_A_MEASURE(Guard::everyRiskHasAMeasure),
    PLAN_HAS_SOMETHING_TO_AGREE(Guard::planHasSomethingToAgree),
    SIX_MONTHS_SINCE_IDENTIFICATION(Guard::sixMonthsSinceIdentification),
    ONE_MEASURE_DELIVERED(Guard::oneMeasureDelivered),
    NOT_WHOLE_HOUSEHOLD_WITHOUT_LABOUR(Guard::notWholeHouseholdWithoutLabour),
    CLOSING_REASON_HOLDS(Guard::closingReasonHolds);

    private static final Set<CaseState> BEFORE_VERIFICATION =
            Set.of(CaseState.CLUE, CaseState.TRIAGED, CaseState.VERIFYING);
    private static final String ALERTS_CLEARED = "ALERTS_CLEARED";
    private static final String DUPLICATE = "DUPLICATE";

    private final Function<Situation, Optional<Refused>> check;

    Guard(Function<Situation, Optional<Refused>> check) {
        this.check = check;
    }

    /** Empty when the step may go on. */
    public Optional<Refused> check(Situation situation) {
        return check.apply(situation);
    }

    /** The code of its refusals. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Refused> twoVerifiers(Situation now) {
        return now.text("verifierOne").equals(now.text("verifierTwo"))
                ? refuse(TWO_VERIFIERS, "入户核实须由两名不同的工作人员进行", "Two different workers verify at home")
                : Optional.empty();
    }

    private static Optional<Refused> consentOfEveryAdult(Situation now) {
        HouseholdFacts household = now.file().household();
        if (household == null) {
            return refuseUnknownHousehold();
        }
        List<String> signed = now.texts("consents");
        List<String> missing = household.adults(now.today(), now.policyNumber("adult_age")).stream()
                .map(HouseholdFacts.Member::personId)
                .filter(personId -> !signed.contains(personId))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(because(
                                CONSENT_OF_EVERY_ADULT.code(),
                                "尚有" + missing.size() + "名成年家庭成员未签署承诺授权书，不得比对资产信息",
                                missing.size()
                                        + " adult member(s) have not signed the consent; no comparison without it")
                        .with("missing", missing));
    }

    private static Optional<Refused> comparisonDoesNotExclude(Situation now) {
        return now.text("conclusion").equals("EXCLUDED")
                ? refuse(
                        COMPARISON_DOES_NOT_EXCLUDE,
                        "比对结论为不符合条件，请以理由驳回",
                        "The comparison excludes the household: reject the case with the reason")
                : Optional.empty();
    }

    private static Optional<Refused> villageMeetingAgrees(Situation now) {
        return now.number("votesFor") > now.number("votesAgainst")
                ? Optional.empty()
                : refuse(
                        VILLAGE_MEETING_AGREES,
                        "村级民主评议未通过，请以理由驳回",
                        "The village meeting did not agree: reject the case with the reason");
    }

    private static Optional<Refused> publicityLastedMinimumDays(Situation now) {
        int minimum = now.policyNumber("publicity_min_days");
        long lasted = ChronoUnit.DAYS.between(
                now.date("publicityFrom").orElse(now.today()),
                now.date("publicityTo").orElse(now.today()));
        return lasted >= minimum
                ? Optional.empty()
                : Optional.of(because(
                                PUBLICITY_LASTED_MINIMUM_DAYS.code(),
                                "公示期不少于" + minimum + "天，实际" + lasted + "天",
                                "Publicity lasts at least " + minimum + " days; this one " + lasted)
                        .with("minimumDays", minimum));
    }

    private static Optional<Refused> publicityIsOver(Situation now) {
        return now.date("publicityTo")
                .filter(to -> now.today().isBefore(to))
                .map(to -> because(PUBLICITY_IS_OVER.code(), "公示期至" + to + "，尚未结束", "The publicity runs until " + to)
                        .with("possibleFrom", to.toString()));
    }

    private static Optional<Refused> noOpenObjection(Situation now) {
        return now.number("objections") > now.number("objectionsResolved")
                ? refuse(
                        NO_OPEN_OBJECTION,
                        "公示期有异议尚未处理，请先核实（提出异议）",
                        "Objections are still open: take them up (step object)")
                : Optional.empty();
    }

    private static Optional<Refused> categoryFitsHouseholdType(Situation now) {
        HouseholdFacts household = now.file().household();
        if (household == null) {
            return refuseUnknownHousehold();
        }
        boolean formerlyPoor = household.householdType() == HouseholdType.OUT_OF_POVERTY;
        boolean fits = switch (MonitoredCategory.valueOf(now.text("category"))) {
            case UNSTABLE_OUT_OF_POVERTY -> formerlyPoor;
            case MARGINAL_AT_RISK -> !formerlyPoor;
            case SUDDEN_SEVERE_HARDSHIP -> true;
        };
        return fits
                ? Optional.empty()
                : refuse(
                        CATEGORY_FITS_HOUSEHOLD_TYPE,
                        "监测类别与户类型不符：脱贫不稳定户须为脱贫户，边缘易致贫户须为一般农户",
                        "The category does not fit the household type");
    }

    private static Optional<Refused> everyRiskHasAMeasure(Situation now) {
        Set<RiskFactor> open =
                now.file().risksWithoutMeasure(now.workflow().plan().families());
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(because(
                                EVERY_RISK_HAS_A_MEASURE.code(),
                                "以下风险没有对应的帮扶措施：" + open,
                                "No fitting measure answers the risks " + open)
                        .with("risks", open)
                        .with(
                                "fitting",
                                open.stream()
                                        .collect(java.util.stream.Collectors.toMap(
                                                Enum::name,
                                                risk -> now.workflow()
                                                        .plan()
                                                        .families()
                                                        .getOrDefault(risk, Set.of())))));
    }

    private static Optional<Refused> planHasSomethingToAgree(Situation now) {
        return now.file().measures().stream().anyMatch(Measure::draft)
                ? Optional.empty()
                : refuse(
                        PLAN_HAS_SOMETHING_TO_AGREE,
                        "方案中没有待确定的措施",
                        "The plan holds no measure that is still to be agreed");
    }

    private static Optional<Refused> sixMonthsSinceIdentification(Situation now) {
        int months = now.policyNumber("elimination_min_months");
        return now.file()
                .date("enteredOn")
                .map(entered -> entered.plusMonths(months))
                .filter(possible -> now.today().isBefore(possible))
                .map(possible -> because(
                                SIX_MONTHS_SINCE_IDENTIFICATION.code(),
                                "识别纳入未满" + months + "个月，" + possible + "起方可提出风险消除",
                                "Less than " + months + " months since identification; possible from " + possible)
                        .with("possibleFrom", possible.toString()));
    }

    private static Optional<Refused> oneMeasureDelivered(Situation now) {
        return now.file().measures().stream().anyMatch(m -> m.state() == Measure.State.DELIVERED)
                ? Optional.empty()
                : refuse(ONE_MEASURE_DELIVERED, "尚无已落实的帮扶措施，不得提出风险消除", "No measure has been carried out yet");
    }

    private static Optional<Refused> notWholeHouseholdWithoutLabour(Situation now) {
        HouseholdFacts household = now.file().household();
        if (household == null) {
            return refuseUnknownHousehold();
        }
        return household.wholeHouseholdWithoutLabour()
                ? refuse(
                        NOT_WHOLE_HOUSEHOLD_WITHOUT_LABOUR,
                        "整户无劳动能力，暂不标注风险消除，落实兜底保障并持续跟踪监测",
                        "A household wholly without labour is not eliminated: safety net and continued tracking")
                : Optional.empty();
    }

    private static Optional<Refused> closingReasonHolds(Situation now) {
        String reason = now.text("closingReason");
        CaseFile file = now.file();
        boolean early = BEFORE_VERIFICATION.contains(file.state());
        boolean holds = switch (reason) {
            case ALERTS_CLEARED -> early && file.allAlertsCleared();
            case DUPLICATE -> early;
            default -> true;
        };
        return holds
                ? Optional.empty()
                : refuse(
                        CLOSING_REASON_HOLDS,
                        "结案原因不成立：预警全部解除或重复线索只能在核实结束前作为结案原因",
                        "This reason does not hold: cleared alerts or a duplicate end a case only before verification is done");
    }

    static Optional<Refused> refuseUnknownHousehold() {
        return Optional.of(because(
                "household-not-yet-known",
                "农户档案尚未到达，请稍后再试",
                "The household's record has not arrived yet; try again soon"));
    }

    private static Optional<Refused> refuse(Guard guard, String zh, String en) {
        return Optional.of(because(guard.code(), zh, en));
    }
}

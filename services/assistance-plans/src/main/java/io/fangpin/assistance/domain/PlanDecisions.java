package io.fangpin.assistance.domain;

import io.fangpin.assistance.domain.Decision.Kind;
import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.assistance.domain.FormReading.FieldError;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureDelivered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what a plan may hold and when a measure counts as delivered. */
public record PlanDecisions(WorkflowDefinition workflow) {

    private static final int MEASURE_LIMIT = 50;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");
    private static final Pattern PERIOD = Pattern.compile("\\d{4}([-/][0-9A-Za-z-]{1,10})?");

    /** What becomes of a delivery. */
    public sealed interface Delivery {
        record Delivered(Measure measure, MeasureDelivered event) implements Delivery {}

        record NotDelivered(Refused because) implements Delivery {}
    }

    /** Checks the drafts that are to replace those of the plan; measures already agreed stay untouched. */
    public Optional<Refused> checkDrafts(CaseFile file, List<Measure> drafts, Worker worker, LocalDate today) {
        WorkflowDefinition.PlanRules rules = workflow.plan();
        if (rules.editRoles().stream().noneMatch(worker.roles()::contains)) {
            return Optional.of(forbidden("您的角色不能编制帮扶方案", "Your role may not write the plan"));
        }
        if (!rules.editableIn().contains(file.state())) {
            return Optional.of(outOfPlace(file, "当前环节不能编制帮扶方案", "The plan cannot be written in this state"));
        }
        HouseholdFacts household = file.household();
        if (household == null) {
            return Guard.refuseUnknownHousehold();
        }
        List<FieldError> errors = new ArrayList<>();
        if (drafts.size() > MEASURE_LIMIT) {
            errors.add(new FieldError("measures", "措施过多", "at most " + MEASURE_LIMIT + " measures"));
        }
        for (int i = 0; i < drafts.size(); i++) {
            errors.addAll(new MeasureCheck("measures[" + i + "].", file, household, today).check(drafts.get(i)));
        }
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because("plan-incomplete", "帮扶方案填写有误", "The plan is not in order")
                        .with("errors", errors));
    }

    /** A measure is delivered once, by those who carry it out, on a day that has come, with proof. */
    public Delivery deliver(
            CaseFile file,
            Measure measure,
            LocalDate deliveredOn,
            @Nullable String evidence,
            Worker worker,
            Instant now) {
        WorkflowDefinition.PlanRules rules = workflow.plan();
        if (rules.deliverRoles().stream().noneMatch(worker.roles()::contains)) {
            return new Delivery.NotDelivered(forbidden("您的角色不能登记措施落实", "Your role may not record a delivery"));
        }
        if (measure.draft() || !rules.deliverableIn().contains(file.state())) {
            return new Delivery.NotDelivered(
                    outOfPlace(file, "方案尚未确定，不能登记措施落实", "The plan is not agreed yet, nothing can be delivered"));
        }
        if (measure.state() == Measure.State.DELIVERED) {
            return new Delivery.NotDelivered(new Refused(
                    Kind.STATE, "already-delivered", "该措施已登记落实", "The measure is delivered already", Map.of()));
        }
        LocalDate agreedOn = file.date("planAgreedOn").orElse(deliveredOn);
        if (deliveredOn.isAfter(Deadlines.day(now)) || deliveredOn.isBefore(agreedOn)) {
            return new Delivery.NotDelivered(Refused.because(
                    "delivery-date",
                    "落实日期不能晚于今天，也不能早于方案确定日期" + agreedOn,
                    "Delivered between " + agreedOn + " and today"));
        }
        if (evidence == null || evidence.isBlank()) {
            return new Delivery.NotDelivered(
                    Refused.because("evidence-missing", "缺少落实凭证", "Proof of the delivery is missing"));
        }
        return new Delivery.Delivered(
                measure.with(Measure.State.DELIVERED, deliveredOn),
                new MeasureDelivered(
                        measure.measureId(),
                        file.planId(),
                        file.caseId(),
                        file.householdId(),
                        file.divisionCode(),
                        deliveredOn,
                        evidence.strip(),
                        worker.userId(),
                        TypedFields.ofDelivery(deliveredOn, Deadlines.day(now)),
                        now));
    }

    private static Refused forbidden(String zh, String en) {
        return new Refused(Kind.ROLE, "forbidden", zh, en, Map.of());
    }

    private Refused outOfPlace(CaseFile file, String zh, String en) {
        String state = workflow.state(file.state()).titleZh();
        return new Refused(Kind.STATE, "step-not-possible", zh + "（" + state + "）", en, Map.of());
    }

    /** Reads one draft against the case and the household. */
    private record MeasureCheck(String at, CaseFile file, HouseholdFacts household, LocalDate today) {

        List<FieldError> check(Measure draft) {
            List<FieldError> errors = new ArrayList<>();
            if (draft.titleZh().isBlank()) {
                errors.add(new FieldError(at + "titleZh", "必填", "required"));
            }
            if (draft.department().isBlank()) {
                errors.add(new FieldError(at + "department", "必填：责任部门", "required"));
            }
            if (draft.dueOn() != null && draft.dueOn().isBefore(today)) {
                errors.add(new FieldError(at + "dueOn", "完成时限不能早于今天", "not before today"));
            }
            if (draft.personId() != null && isNoMember(draft.personId())) {
                errors.add(new FieldError(at + "personId", "不是该户现有成员", "not a present member"));
            }
            Set<String> alerts = file.alerts().stream().map(CaseAlert::alertId).collect(Collectors.toSet());
            if (!alerts.containsAll(draft.alertIds())) {
                errors.add(new FieldError(at + "alertIds", "不是本案的预警", "not an alert of this case"));
            }
            if (draft.cash() != null) {
                checkCash(draft.cash(), errors);
            }
            return errors;
        }

        private void checkCash(CashBenefit cash, List<FieldError> errors) {
            if (cash.amountFen() <= 0) {
                errors.add(new FieldError(at + "cash.amountFen", "金额须大于零", "more than zero"));
            }
            if (isNot(cash.benefitCode(), CODE.asMatchPredicate())) {
                errors.add(new FieldError(at + "cash.benefitCode", "补助项目代码有误", "not a benefit code"));
            }
            if (isNot(cash.period(), PERIOD.asMatchPredicate())) {
                errors.add(new FieldError(at + "cash.period", "补助期间须为年、月或学期", "a year, month or school term"));
            }
            if (isNot(cash.payeePersonId(), Predicate.not(this::isNoMember))) {
                errors.add(new FieldError(at + "cash.payeePersonId", "领款人不是该户现有成员", "not a present member"));
            }
        }

        private static boolean isNot(@Nullable String value, Predicate<String> good) {
            return value == null || !good.test(value);
        }

        private boolean isNoMember(String personId) {
            return household
                    .member(personId)
                    .filter(HouseholdFacts.Member::present)
                    .isEmpty();
        }
    }
}

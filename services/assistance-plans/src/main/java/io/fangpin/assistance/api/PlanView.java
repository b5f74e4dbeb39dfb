package io.fangpin.assistance.api;

import io.fangpin.assistance.domain.CaseFile;
import io.fangpin.assistance.domain.Measure;
import io.fangpin.assistance.domain.Worker;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.store.LoadedCase;
import io.fangpin.assistance.store.MeasureRow;
import io.fangpin.assistance.store.PaymentRow;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The household's plan (一户一策).
 *
 * @param editable whether the asking person may replace the drafts now
 * @param warningsZh what the plan lacks without being refused for it
 */
public record PlanView(
        String planId,
        String caseId,
        int version,
        boolean editable,
        List<MeasureView> measures,
        List<String> risksWithoutMeasure,
        List<String> warningsZh,
        List<String> warningsEn) {

    /** A measure and, for cash, where its money stands. */
    public record MeasureView(
            String measureId,
            MeasureCategory category,
            boolean developmental,
            String titleZh,
            String department,
            @Nullable LocalDate dueOn,
            @Nullable String personId,
            @Nullable CashBenefit cash,
            List<String> alertIds,
            Measure.State state,
            boolean deliverable,
            @Nullable LocalDate deliveredOn,
            @Nullable String deliveryEvidence,
            @Nullable PaymentView payment) {}

    /** The newest that fund-tracking said of the payment; REFUSED carries the violation. */
    public record PaymentView(
            @Nullable String paymentId,
            @Nullable String paymentNo,
            String state,
            long amountFen,
            @Nullable String violation,
            @Nullable String reasonZh,
            @Nullable String reasonEn,
            Instant at) {}

    static PlanView of(LoadedCase loaded, WorkflowDefinition workflow, Worker worker) {
        WorkflowDefinition.PlanRules rules = workflow.plan();
        CaseFile file = loaded.file();
        boolean delivers = rules.deliverableIn().contains(file.state())
                && rules.deliverRoles().stream().anyMatch(worker.roles()::contains);
        List<String> open = file.risksWithoutMeasure(rules.families()).stream()
                .map(Enum::name)
                .toList();
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (file.lacksDevelopmentalMeasure()) {
            zh.add("该户有劳动力，方案中没有开发式帮扶措施");
            en.add("Somebody can work, yet the plan has no developmental measure");
        }
        return new PlanView(
                file.planId(),
                file.caseId(),
                loaded.row().version,
                rules.editableIn().contains(file.state())
                        && rules.editRoles().stream().anyMatch(worker.roles()::contains),
                loaded.measures().stream()
                        .map(row -> measure(row, loaded, delivers))
                        .toList(),
                open,
                zh,
                en);
    }

    private static MeasureView measure(MeasureRow row, LoadedCase loaded, boolean delivers) {
        Measure measure = row.measure();
        return new MeasureView(
                measure.measureId(),
                measure.category(),
                measure.category().developmental(),
                measure.titleZh(),
                measure.department(),
                measure.dueOn(),
                measure.personId(),
                measure.cash(),
                measure.alertIds(),
                measure.state(),
                delivers && measure.state() == Measure.State.AGREED,
                measure.deliveredOn(),
                row.deliveryEvidence,
                loaded.payment(measure.measureId()).map(PlanView::payment).orElse(null));
    }

    private static PaymentView payment(PaymentRow row) {
        return new PaymentView(
                row.paymentId,
                row.paymentNo,
                row.state,
                row.amountFen,
                row.violation,
                row.reasonZh,
                row.reasonEn,
                row.at);
    }
}

package io.fangpin.dashboard.store;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.funds.PaymentRefused;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchReceived;
import io.fangpin.schemas.matching.BatchRefused;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what an event means to people, Chinese first; empty for events that only carry data. */
final class Words {

    private static final Map<CaseState, String> STATES = Map.ofEntries(
            Map.entry(CaseState.CLUE, "线索"),
            Map.entry(CaseState.TRIAGED, "已研判"),
            Map.entry(CaseState.VERIFYING, "入户核实"),
            Map.entry(CaseState.NO_RISK, "核实无风险"),
            Map.entry(CaseState.APPLICATION_SIGNED, "已签承诺授权"),
            Map.entry(CaseState.COMPARING, "信息比对"),
            Map.entry(CaseState.VILLAGE_REVIEW, "村级评议"),
            Map.entry(CaseState.VILLAGE_PUBLICITY, "村级公示"),
            Map.entry(CaseState.TOWNSHIP_REVIEW, "乡镇审核"),
            Map.entry(CaseState.COUNTY_DETERMINATION, "县级审定"),
            Map.entry(CaseState.ANNOUNCED, "已公告"),
            Map.entry(CaseState.ENTERED, "纳入监测"),
            Map.entry(CaseState.PAIRED, "落实帮扶责任人"),
            Map.entry(CaseState.PLANNED, "制定帮扶方案"),
            Map.entry(CaseState.ASSISTING, "实施帮扶"),
            Map.entry(CaseState.ELIM_PROPOSED, "提出风险消除"),
            Map.entry(CaseState.ELIM_VERIFYING, "消除核实"),
            Map.entry(CaseState.ELIM_PUBLICITY, "消除公示"),
            Map.entry(CaseState.ELIM_APPROVED, "消除已批准"),
            Map.entry(CaseState.ELIMINATED, "风险消除"),
            Map.entry(CaseState.RE_IDENTIFIED, "再次识别"),
            Map.entry(CaseState.CLOSED, "自然消除"),
            Map.entry(CaseState.REJECTED, "不予纳入"),
            Map.entry(CaseState.WITHDRAWN, "已撤回"));

    private static final Map<PaymentMoved.PaymentState, String> PAYMENTS = Map.of(
            PaymentMoved.PaymentState.ORDERED, "已生成付款指令",
            PaymentMoved.PaymentState.APPROVED, "财政已审批",
            PaymentMoved.PaymentState.SENT, "已送银行",
            PaymentMoved.PaymentState.PAID, "已到账",
            PaymentMoved.PaymentState.RETURNED, "银行退回",
            PaymentMoved.PaymentState.CANCELLED, "已取消");

    private static final Map<FeedHealthChanged.State, String> FEEDS = Map.of(
            FeedHealthChanged.State.ON_TIME, "恢复正常",
            FeedHealthChanged.State.LATE, "逾期未报",
            FeedHealthChanged.State.STALE, "停更",
            FeedHealthChanged.State.SHRUNKEN, "骤减",
            FeedHealthChanged.State.SWOLLEN, "骤增");

    private Words() {}

    static Optional<Happening> of(EventEnvelope<?> event) {
        DomainEvent data = event.data();
        return Optional.ofNullable(
                switch (data) {
                    case AlertRaised a ->
                        alert(event, a.alert(), "预警：", "Alert: ", a.alert().explanationZh(), a.at());
                    case AlertRevised a ->
                        alert(
                                event,
                                a.alert(),
                                "预警更新：",
                                "Alert revised: ",
                                a.alert().explanationZh(),
                                a.at());
                    case AlertCleared a -> alert(event, a.alert(), "预警解除：", "Alert cleared: ", a.reasonZh(), a.at());
                    case AlertEscalated a ->
                        alert(
                                event,
                                a.alert(),
                                "预警超期未处置，已升级：",
                                "Alert overdue, escalated: ",
                                a.alert().titleZh(),
                                a.at());
                    case CaseOpened c ->
                        new Happening(
                                event.id(),
                                c.at(),
                                "case",
                                c.caseId(),
                                c.householdId(),
                                c.divisionCode(),
                                "立案 " + c.caseNo(),
                                "Case opened " + c.caseNo(),
                                null,
                                "/cases/" + c.caseId(),
                                c.alertId());
                    case AlertJoinedCase c ->
                        new Happening(
                                event.id(),
                                c.at(),
                                "case",
                                c.caseId(),
                                c.householdId(),
                                c.divisionCode(),
                                "预警 " + c.ruleCode() + " 并入工单",
                                "Alert " + c.ruleCode() + " joined the case",
                                null,
                                "/cases/" + c.caseId(),
                                c.alertId());
                    case CaseStepTaken c ->
                        new Happening(
                                event.id(),
                                c.at(),
                                "case",
                                c.caseId(),
                                c.householdId(),
                                c.divisionCode(),
                                STATES.getOrDefault(c.to(), c.to().name()) + "（" + c.actorName() + "）",
                                c.to() + " (" + c.actorName() + ")",
                                c.reasonZh(),
                                "/cases/" + c.caseId(),
                                null);
                    case MonitoredStatusChanged m ->
                        new Happening(
                                event.id(),
                                m.at(),
                                "household",
                                m.householdId(),
                                m.householdId(),
                                m.divisionCode(),
                                "监测状态：" + m.status(),
                                "Monitored status: " + m.status(),
                                null,
                                "/households/" + m.householdId(),
                                null);
                    default -> measureBatchOrMoney(event, data);
                });
    }

    private static @Nullable Happening measureBatchOrMoney(EventEnvelope<?> event, DomainEvent data) {
        return switch (data) {
            case MeasureAgreed m ->
                new Happening(
                        event.id(),
                        m.at(),
                        "measure",
                        m.measureId(),
                        m.householdId(),
                        m.divisionCode(),
                        "帮扶措施：" + m.titleZh(),
                        "Measure agreed: " + m.category(),
                        m.cash() == null ? null : "¥" + yuan(m.cash().amountFen()),
                        "/cases/" + m.caseId(),
                        null);
            case MeasureDelivered m ->
                new Happening(
                        event.id(),
                        m.at(),
                        "measure",
                        m.measureId(),
                        m.householdId(),
                        m.divisionCode(),
                        "帮扶措施已落实",
                        "Measure delivered",
                        null,
                        "/cases/" + m.caseId(),
                        null);
            case PaymentMoved p ->
                new Happening(
                        event.id(),
                        p.at(),
                        "payment",
                        p.paymentId(),
                        p.householdId(),
                        p.divisionCode(),
                        PAYMENTS.getOrDefault(p.state(), p.state().name()) + " ¥" + yuan(p.amountFen()),
                        p.state() + " " + yuan(p.amountFen()) + " yuan",
                        p.returnReasonZh(),
                        "/funds/payments/" + p.paymentId(),
                        null);
            case PaymentRefused p ->
                new Happening(
                        event.id(),
                        p.at(),
                        "payment",
                        p.measureId(),
                        p.householdId(),
                        p.divisionCode(),
                        "拒付 ¥" + yuan(p.amountFen()) + "：" + p.reasonZh(),
                        "Payment refused: " + p.reasonEn(),
                        p.violation(),
                        "/funds/refusals",
                        null);
            case FundSourceRegistered f ->
                funds(event, f.divisionCode(), "资金登记：" + f.titleZh(), "Fund source registered", f.amountFen(), f.at());
            case FundAllocated f ->
                funds(event, f.divisionCode(), "资金下达：" + f.projectTitleZh(), "Fund allocated", f.amountFen(), f.at());
            case BatchReceived b ->
                batch(
                        event,
                        b.batchId(),
                        b.divisionCode(),
                        "收到数据批次 " + b.feedCode() + " " + b.period(),
                        "Batch received " + b.feedCode() + " " + b.period(),
                        null,
                        b.at());
            case BatchCompleted b ->
                batch(
                        event,
                        b.batchId(),
                        b.divisionCode(),
                        "批次比对完成 " + b.feedCode() + " " + b.period() + "，匹配 "
                                + b.counts().matched() + "/" + b.counts().rows(),
                        "Batch matched " + b.counts().matched() + "/"
                                + b.counts().rows(),
                        null,
                        b.at());
            case BatchRefused b ->
                batch(
                        event,
                        b.batchId(),
                        b.divisionCode(),
                        "批次被拒收 " + b.feedCode() + " " + b.period(),
                        "Batch refused " + b.feedCode(),
                        b.detail(),
                        b.at());
            case FeedHealthChanged f -> feed(event, f);
            default -> VillageWords.of(event, data);
        };
    }

    /** Only what is wrong, and that it is right again: a feed that never came was never missed. */
    private static @Nullable Happening feed(EventEnvelope<?> event, FeedHealthChanged f) {
        String zh = FEEDS.get(f.state());
        if (zh == null) {
            return null;
        }
        return new Happening(
                event.id(),
                f.at(),
                "feed",
                f.key(),
                null,
                f.divisionCode(),
                "数据" + zh + " " + f.feedCode() + " " + f.dataset(),
                "Feed " + f.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + f.dataset(),
                FeedWords.size(f),
                "/batches?tab=health",
                null);
    }

    private static Happening alert(
            EventEnvelope<?> event, Alert alert, String zh, String en, String detail, Instant at) {
        String source = alert.evidence().isEmpty()
                ? null
                : alert.evidence().getFirst().source().recordId();
        return new Happening(
                event.id(),
                at,
                "alert",
                alert.alertId(),
                alert.householdId(),
                alert.divisionCode(),
                zh + alert.titleZh(),
                en + alert.titleEn(),
                detail,
                "/alerts/" + alert.alertId(),
                source);
    }

    private static Happening batch(
            EventEnvelope<?> event,
            String id,
            String division,
            String zh,
            String en,
            @Nullable String detail,
            Instant at) {
        return new Happening(event.id(), at, "batch", id, null, division, zh, en, detail, "/batches/" + id, null);
    }

    private static Happening funds(
            EventEnvelope<?> event, String division, String zh, String en, long fen, Instant at) {
        return new Happening(
                event.id(), at, "funds", event.subject(), null, division, zh, en, "¥" + yuan(fen), "/funds", null);
    }

    private static String yuan(long fen) {
        return String.format("%,.2f", BigDecimal.valueOf(fen, 2));
    }
}

package io.fangpin.risk;

import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.EliminationMode;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What cases say of a household; said at noon of the day. */
public final class Cases {
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Cases() {}

    public static MonitoredStatusChanged entered(String household, LocalDate on) {
        return status(household, MonitoredStatus.MONITORED, on, null);
    }

    public static MonitoredStatusChanged eliminated(String household, LocalDate on, @Nullable EliminationMode mode) {
        return status(household, MonitoredStatus.ELIMINATED, on, mode);
    }

    private static MonitoredStatusChanged status(
            String household, MonitoredStatus status, LocalDate on, @Nullable EliminationMode mode) {
        return new MonitoredStatusChanged(
                "case-" + household, household, Fixtures.VILLAGE, status, null, List.of(), on, mode, noon(on));
    }

    public static MeasureAgreed agreed(String household, String measureId, MeasureCategory category, LocalDate on) {
        return new MeasureAgreed(
                measureId,
                "plan",
                "case-" + household,
                household,
                Fixtures.VILLAGE,
                null,
                category,
                "措施",
                "部门",
                null,
                List.of(),
                null,
                true,
                noon(on));
    }

    public static MeasureDelivered delivered(String household, String measureId, LocalDate on) {
        return new MeasureDelivered(
                measureId, "plan", "case-" + household, household, Fixtures.VILLAGE, on, "凭证", "zhang", null, noon(on));
    }

    public static CaseStepTaken ended(String household, CaseState outcome, LocalDate on) {
        return new CaseStepTaken(
                "case-" + household,
                household,
                Fixtures.VILLAGE,
                9,
                "step",
                CaseState.VERIFYING,
                outcome,
                "zhang",
                "张三",
                "village-worker",
                "村",
                null,
                null,
                null,
                noon(on));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(CHINA).toInstant();
    }
}

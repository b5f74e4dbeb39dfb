package io.fangpin.risk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.store.CaseFiles;
import io.fangpin.risk.store.CaseFiles.RulePerformance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 规则成效: what people found at home of each rule's alerts, so that a rule that only makes work is seen. */
@Path("/rule-performance")
@RolesAllowed({Roles.COUNTY_APPROVER, Roles.MONITORING_STAFF, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class RulePerformanceResource {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final CaseFiles files;
    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    RulePerformanceResource(CaseFiles files, CurrentActor actor, Clock clock) {
        this.files = files;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A rule's alerts of a period.
     *
     * @param precision confirmed of all that were decided; absent while none is
     * @param precisionLow lower end of the 95 % interval (Wilson 1927)
     * @param precisionHigh its upper end
     * @param visitsPerConfirmed visits at home for each household that was confirmed; absent while none is
     * @param stepsPerCase steps that people took for each alert
     * @param fieldsTyped answers that people gave in forms of its cases, where they were counted from the start
     * @param fieldsPerCase of each such case that somebody worked on; absent while there is none
     * @param fieldsPerConfirmed for each such household that was confirmed; absent while none is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PerformanceView(
            String ruleCode,
            long alerts,
            long households,
            long confirmed,
            long noRisk,
            long rejected,
            long undecided,
            long visits,
            @Nullable Double precision,
            @Nullable Double precisionLow,
            @Nullable Double precisionHigh,
            @Nullable Double visitsPerConfirmed,
            double stepsPerCase,
            @Nullable Long medianHoursToVerdict,
            long fieldsTyped,
            @Nullable Double fieldsPerCase,
            @Nullable Double fieldsPerConfirmed) {

        static PerformanceView of(RulePerformance one) {
            long decided = one.confirmed() + one.noRisk() + one.rejected();
            Wilson interval = Wilson.of(one.confirmed(), decided);
            return new PerformanceView(
                    one.ruleCode(),
                    one.alerts(),
                    one.households(),
                    one.confirmed(),
                    one.noRisk(),
                    one.rejected(),
                    one.undecided(),
                    one.visits(),
                    share(one.confirmed(), decided),
                    decided == 0 ? null : interval.low(),
                    decided == 0 ? null : interval.high(),
                    share(one.visits(), one.confirmed()),
                    one.alerts() == 0 ? 0 : (double) one.steps() / one.alerts(),
                    one.medianHoursToVerdict(),
                    one.typed().fields(),
                    share(one.typed().fields(), one.typed().cases()),
                    share(one.typed().fields(), one.typed().confirmed()));
        }

        private static @Nullable Double share(long sum, long of) {
            return of == 0 ? null : (double) sum / of;
        }
    }

    /** All rules that raised something from the first to the last day. */
    public record PerformanceOfRules(LocalDate from, LocalDate to, List<PerformanceView> items) {}

    /** By the day the alert was raised; without days the last twelve months. */
    @GET
    public Uni<PerformanceOfRules> performance(
            @QueryParam("division") @Nullable String division,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), CHINA) : to;
        LocalDate first = from == null ? last.minusYears(1) : from;
        DivisionScope asked = DivisionScope.of(division == null || division.isBlank() ? "000000000000" : division);
        return files.performance(actor.scope(), asked, begin(first), begin(last.plusDays(1)))
                .map(found -> new PerformanceOfRules(
                        first, last, found.stream().map(PerformanceView::of).toList()));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(CHINA).toInstant();
    }
}

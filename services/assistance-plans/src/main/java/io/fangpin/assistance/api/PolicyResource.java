package io.fangpin.assistance.api;

import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.domain.WorkingDays;
import io.fangpin.assistance.domain.WorkingDays.Deadline;
import io.fangpin.assistance.domain.WorkingDays.SpecialDay;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the workflow rests on: working days, the steps as defined, the policy numbers with their sources. */
@Path("/")
@Authenticated
public class PolicyResource {

    private final WorkingDays calendar;
    private final WorkflowDefinition workflow;
    private final PolicyNumbers policy;
    private final Clock clock;

    @Inject
    public PolicyResource(WorkingDays calendar, WorkflowDefinition workflow, PolicyNumbers policy, Clock clock) {
        this.calendar = calendar;
        this.workflow = workflow;
        this.policy = policy;
        this.clock = clock;
    }

    /** A deadline and how it was counted; the note says when a year has no official calendar yet. */
    public record DeadlineView(
            LocalDate from,
            int days,
            LocalDate dueOn,
            List<SpecialDay> special,
            Set<Integer> yearsWithoutNotice,
            String noteZh,
            String noteEn) {}

    @GET
    @Path("/working-days")
    public DeadlineView workingDays(
            @QueryParam("from") Optional<LocalDate> from,
            @QueryParam("days") @DefaultValue("1") @Min(1) @Max(400) int days) {
        Deadline deadline = calendar.after(from.orElse(Deadlines.day(clock.instant())), days);
        String years = deadline.yearsWithoutNotice().stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining("、"));
        return new DeadlineView(
                deadline.from(),
                days,
                deadline.dueOn(),
                deadline.special(),
                deadline.yearsWithoutNotice(),
                years.isEmpty() ? "自次日起算，已计入法定节假日和调休" : years + "年放假安排尚未收录，仅按周末和法律固定日期的假日计算",
                years.isEmpty()
                        ? "Counted from the next day, with public holidays and weekends worked instead"
                        : "No holiday notice for " + years + ": only weekends and fixed-date holidays are counted");
    }

    @GET
    @Path("/workflow")
    public WorkflowDefinition workflow() {
        return workflow;
    }

    @GET
    @Path("/workflow/policy-numbers")
    public List<PolicyNumbers.PolicyNumber> policyNumbers() {
        return policy.numbers();
    }
}

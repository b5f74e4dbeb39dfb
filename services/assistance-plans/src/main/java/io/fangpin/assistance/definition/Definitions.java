package io.fangpin.assistance.definition;

import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.StepDecisions;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.domain.WorkingDays;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The definitions of this deployment, read once at start. */
@Singleton
class Definitions {

    /** A definition that does not hold together stops the start, before any event is heard. */
    void readAtStart(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            StepDecisions steps,
            Deadlines deadlines) {
        Log.infof(
                "Workflow %s with %d steps, %d policy numbers",
                steps.workflow().workflow(),
                steps.workflow().steps().size(),
                deadlines.policy().numbers().size());
    }

    @Produces
    @Singleton
    WorkflowDefinition workflow(@ConfigProperty(name = "fangpin.workflow") String location, PolicyNumbers policy) {
        WorkflowDefinition workflow = DefinitionFiles.workflow(location);
        List<String> problems = DefinitionCheck.problems(workflow, policy);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(location + " does not hold together: " + problems);
        }
        return workflow;
    }

    @Produces
    @Singleton
    PolicyNumbers policy(@ConfigProperty(name = "fangpin.policy") String location) {
        return DefinitionFiles.policy(location);
    }

    @Produces
    @Singleton
    WorkingDays calendar(@ConfigProperty(name = "fangpin.calendar") String location) {
        return DefinitionFiles.calendar(location);
    }

    @Produces
    @Singleton
    StepDecisions steps(WorkflowDefinition workflow, PolicyNumbers policy, WorkingDays calendar) {
        return new StepDecisions(workflow, policy, calendar);
    }

    @Produces
    @Singleton
    Deadlines deadlines(WorkflowDefinition workflow, PolicyNumbers policy, WorkingDays calendar) {
        return new Deadlines(workflow, policy, calendar);
    }
}

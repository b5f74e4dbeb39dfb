package io.fangpin.assistance.definition;

import io.fangpin.assistance.domain.Deadlines;
import io.fangpin.assistance.domain.PolicyNumbers;
import io.fangpin.assistance.domain.StepDecisions;
import io.fangpin.assistance.domain.WorkflowDefinition;
import io.fangpin.assistance.domain.WorkingDays;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The definitions of this deployment, read once at start. */
@Singleton
class Definitions {

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

package io.fangpin.assistance.api;

import io.fangpin.assistance.domain.Worker;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who asks, as the domain sees it. */
@ApplicationScoped
class People {

    private final CurrentActor current;

    @Inject
    People(CurrentActor current) {
        this.current = current;
    }

    Worker worker() {
        Actor actor = current.get();
        String department = actor.department();
        String division = actor.division();
        String unit = department != null ? department : division != null ? division : "";
        return new Worker(actor.userId(), actor.name(), actor.roles(), unit);
    }
}

package io.fangpin.matching.api;

import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.events.in.Households;
import io.fangpin.matching.stream.MatchingStream;
import io.fangpin.matching.stream.MatchingStream.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the person index is complete and matching runs; tells how far it is. */
@Readiness
@ApplicationScoped
class IndexReadiness implements HealthCheck {
    private final Households households;
    private final PersonIndex index;
    private final MatchingStream stream;

    @Inject
    IndexReadiness(Households households, PersonIndex index, MatchingStream stream) {
        this.households = households;
        this.index = index;
        this.stream = stream;
    }

    @Override
    public HealthCheckResponse call() {
        State state = stream.state();
        return HealthCheckResponse.named("person-index")
                .status(households.isCaughtUp() && state != State.WAITING)
                .withData("persons", index.persons())
                .withData("households", index.households())
                .withData("eventsRemaining", households.remaining())
                .withData("eventsUnreadable", households.unreadable())
                .withData("matching", state.name())
                .build();
    }
}

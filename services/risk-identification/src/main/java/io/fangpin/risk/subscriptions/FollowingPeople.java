package io.fangpin.risk.subscriptions;

import io.fangpin.kit.platform.Cause;
import io.fangpin.kit.security.Actor;
import io.fangpin.risk.store.PeopleSeen;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Use case: what people may see is kept as of their last request, since nobody tells this service when they move. */
@ApplicationScoped
public class FollowingPeople {
    private static final Duration OFTEN_ENOUGH = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final PeopleSeen people;
    private final Clock clock;
    /** What this replica noted last: most requests change nothing. */
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    private record Noted(Actor actor, Instant at) {}

    @Inject
    FollowingPeople(PeopleSeen people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Never fails: a request is not refused because this could not be noted. */
    public Uni<Void> seen(Actor actor) {
        Instant now = clock.instant();
        Noted last = noted.get(actor.userId());
        if (last != null
                && last.actor.equals(actor)
                && last.at.plus(OFTEN_ENOUGH).isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        return people.note(actor, now)
                .invoke(() -> {
                    if (noted.size() >= MOST_REMEMBERED) {
                        noted.clear();
                    }
                    noted.put(actor.userId(), new Noted(actor, now));
                })
                .onFailure()
                .invoke(fault -> Log.warnf("Who asked was not noted: %s", Cause.of(fault)))
                .onFailure()
                .recoverWithNull();
    }
}

package io.fangpin.risk.api;

import io.fangpin.kit.security.CurrentActor;
import io.fangpin.risk.subscriptions.FollowingPeople;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Each request tells where its asker belongs now. */
public class NotingWhoAsks {
    private final FollowingPeople people;
    private final CurrentActor actor;
    private final SecurityIdentity identity;

    @Inject
    NotingWhoAsks(FollowingPeople people, CurrentActor actor, SecurityIdentity identity) {
        this.people = people;
        this.actor = actor;
        this.identity = identity;
    }

    @ServerRequestFilter
    public Uni<Void> note() {
        return identity.isAnonymous() ? Uni.createFrom().voidItem() : people.seen(actor.get());
    }
}

package io.fangpin.risk.alerts;

import io.fangpin.risk.store.HouseholdStatuses;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Use case: when a household moved or its monitoring changed is remembered, so that a past day's grading can be told. */
@ApplicationScoped
public class FollowingHouseholds {
    private final HouseholdStatuses statuses;

    @Inject
    FollowingHouseholds(HouseholdStatuses statuses) {
        this.statuses = statuses;
    }

    public Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> events) {
        List<HouseholdSnapshot> snapshots = events.stream()
                .map(EventEnvelope::data)
                .filter(HouseholdSnapshot.class::isInstance)
                .map(HouseholdSnapshot.class::cast)
                .toList();
        return statuses.put(tx, snapshots);
    }
}

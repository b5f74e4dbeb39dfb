package io.fangpin.assistance;

import io.fangpin.assistance.store.Households;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the local copy of households as new as the registry's snapshots. */
@ApplicationScoped
public class FollowHouseholds {

    private final Households households;

    @Inject
    public FollowHouseholds(Households households) {
        this.households = households;
    }

    public Uni<Void> follow(SqlConnection tx, List<HouseholdSnapshot> snapshots) {
        Map<String, HouseholdSnapshot> newest = new LinkedHashMap<>();
        for (HouseholdSnapshot snapshot : snapshots) {
            newest.merge(snapshot.householdId(), snapshot, (a, b) -> b.version() >= a.version() ? b : a);
        }
        return newest.isEmpty() ? Uni.createFrom().voidItem() : households.keep(tx, newest.values());
    }
}

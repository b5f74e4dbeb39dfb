package io.fangpin.registry;

import io.fangpin.kit.outbox.Outbox;
import io.fangpin.registry.events.out.HouseholdEvents;
import io.fangpin.registry.store.Households;
import io.fangpin.registry.store.Households.Version;
import io.fangpin.schemas.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Writes versions of households together with their change log and events, in the caller's transaction. */
@ApplicationScoped
public class SaveHouseholds {

    private final Households households;
    private final Outbox outbox;

    @Inject
    public SaveHouseholds(Households households, Outbox outbox) {
        this.households = households;
        this.outbox = outbox;
    }

    public Uni<Void> save(SqlConnection tx, List<Version> versions) {
        List<EventEnvelope<?>> events = new ArrayList<>();
        for (Version version : versions) {
            HouseholdEvents.of(version.household(), version.changes(), version.actor(), version.because())
                    .forEach(event -> events.add(outbox.envelope(event)));
        }
        // The events take the caller's trace here: the database answers on a thread that knows no trace.
        Uni<Void> said = outbox.append(tx, events);
        return households.save(tx, versions).chain(() -> said);
    }
}

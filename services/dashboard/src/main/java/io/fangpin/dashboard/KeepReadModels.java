package io.fangpin.dashboard;

import io.fangpin.dashboard.store.Changes;
import io.fangpin.dashboard.store.ReadModels;
import io.fangpin.schemas.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Turns a batch of events into changes of the read models, and tells all replicas what changed. */
@ApplicationScoped
public class KeepReadModels {

    private final ReadModels models;

    @Inject
    public KeepReadModels(ReadModels models) {
        this.models = models;
    }

    public Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> fresh) {
        Changes changes = new Changes();
        fresh.forEach(changes::add);
        return models.apply(tx, changes);
    }
}

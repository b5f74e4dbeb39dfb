package io.fangpin.risk.feeds;

import io.fangpin.risk.store.Feeds;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Use case: batches that came and feeds that do not come as agreed are remembered for the county. */
@ApplicationScoped
public class FollowingFeeds {
    private final Feeds feeds;

    @Inject
    FollowingFeeds(Feeds feeds) {
        this.feeds = feeds;
    }

    public Uni<Void> apply(SqlConnection tx, List<EventEnvelope<?>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> apply(tx, event))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> apply(SqlConnection tx, EventEnvelope<?> event) {
        return switch (event.data()) {
            case FeedHealthChanged health -> feeds.said(tx, health);
            case BatchCompleted batch -> feeds.came(tx, batch, JudgingConfidence.county(batch.divisionCode()));
            default -> Uni.createFrom().voidItem();
        };
    }
}

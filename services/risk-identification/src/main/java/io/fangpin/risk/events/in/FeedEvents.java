package io.fangpin.risk.events.in;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.risk.feeds.FollowingFeeds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which batches came and which feeds do not come as agreed. */
@ApplicationScoped
public class FeedEvents {
    private final Consumption consumption;
    private final FollowingFeeds following;

    @Inject
    public FeedEvents(Consumption consumption, FollowingFeeds following) {
        this.consumption = consumption;
        this.following = following;
    }

    @Incoming("batches")
    public Uni<Void> batches(ConsumerRecords<String, byte[]> batch) {
        return consumption.apply("batches", batch, following::apply);
    }
}

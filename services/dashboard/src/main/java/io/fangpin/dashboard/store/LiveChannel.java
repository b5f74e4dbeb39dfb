package io.fangpin.dashboard.store;

import io.fangpin.kit.security.DivisionScope;
import io.fangpin.schemas.EventJson;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hears from PostgreSQL what any replica wrote, and hands it to the streams of people whose division it concerns. */
@ApplicationScoped
public class LiveChannel {

    private static final long RECONNECT_MILLIS = 1_000;

    private final BroadcastProcessor<Told> told = BroadcastProcessor.create();
    private final PgSubscriber subscriber;

    @Inject
    public LiveChannel(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.subscriber = PgSubscriber.subscriber(
                vertx, PgConnectOptions.fromUri(url).setUser(user).setPassword(password));
        subscriber.reconnectPolicy(retries -> RECONNECT_MILLIS);
        subscriber
                .channel(ReadModels.CHANNEL)
                .handler(text -> told.onNext(EventJson.read(text.getBytes(StandardCharsets.UTF_8), Told.class)));
    }

    void start(@Observes StartupEvent event) {
        subscriber.connect();
    }

    void stop(@Observes ShutdownEvent event) {
        told.onComplete();
        subscriber.close();
    }

    public Multi<Told> within(DivisionScope scope) {
        return told.select()
                .where(change -> scope.covers(change.divisionCode()))
                .onOverflow()
                .dropPreviousItems();
    }
}

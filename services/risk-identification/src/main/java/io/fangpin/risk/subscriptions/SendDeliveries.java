package io.fangpin.risk.subscriptions;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Cause;
import io.fangpin.risk.domain.Backoff;
import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.domain.Subscription.Channel;
import io.fangpin.risk.domain.Subscription.PausedBy;
import io.fangpin.risk.store.Deliveries;
import io.fangpin.risk.store.Deliveries.Due;
import io.fangpin.risk.store.Deliveries.Sent;
import io.fangpin.risk.store.Subscriptions;
import io.fangpin.risk.store.Subscriptions.Addressed;
import io.fangpin.risk.subscriptions.Webhooks.Refused;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Use case: what is due goes out, at least once; an event has the same id each time. What fails is tried again, later and
 * later, and at last kept as given up, to be sent again by its owner.
 */
@ApplicationScoped
public class SendDeliveries {
    private static final int SIDE_BY_SIDE = 8;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final Webhooks webhooks;
    private final Mails mails;
    private final FieldCipher cipher;
    private final Clock clock;
    private final Duration lease;
    private final int atOnce;
    private final Backoff backoff;

    @Inject
    SendDeliveries(
            Deliveries deliveries,
            Subscriptions subscriptions,
            Webhooks webhooks,
            Mails mails,
            FieldCipher cipher,
            Clock clock,
            @ConfigProperty(name = "fangpin.risk.deliveries.lease") Duration lease,
            @ConfigProperty(name = "fangpin.risk.deliveries.at-once") int atOnce,
            @ConfigProperty(name = "fangpin.risk.deliveries.first-pause") Duration firstPause,
            @ConfigProperty(name = "fangpin.risk.deliveries.longest-pause") Duration longestPause,
            @ConfigProperty(name = "fangpin.risk.deliveries.attempts") int attempts) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.mails = mails;
        this.cipher = cipher;
        this.clock = clock;
        this.lease = lease;
        this.atOnce = atOnce;
        this.backoff = new Backoff(firstPause, longestPause, attempts);
    }

    /** Events that go to one subscription as one message. */
    private record Message(Addressed to, List<Due> events) {
        List<Sent> contents() {
            return events.stream().map(Due::event).toList();
        }

        int attempts() {
            return events.stream().mapToInt(Due::attempts).max().orElse(1);
        }
    }

    @Scheduled(every = "{fangpin.risk.deliveries.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sendDue() {
        Instant now = clock.instant();
        return subscriptions
                .pauseOfMoved(now)
                .chain(() -> deliveries.claim(now, lease, atOnce))
                .chain(this::messages)
                .chain(messages -> asAllowed(messages, now))
                .chain(messages -> Multi.createFrom()
                        .iterable(messages)
                        .onItem()
                        .transformToUni(this::deliver)
                        .merge(SIDE_BY_SIDE)
                        .collect()
                        .last())
                .onFailure()
                .invoke(fault -> Log.warnf("Deliveries wait: %s", Cause.of(fault)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<List<Message>> messages(List<Due> due) {
        if (due.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<String, List<Due>> bySubscription = due.stream()
                .sorted(comparing(one -> one.event().seq()))
                .collect(groupingBy(Due::subscriptionId, LinkedHashMap::new, toList()));
        return subscriptions
                .find(bySubscription.keySet())
                .map(found -> found.stream()
                        .flatMap(to -> messages(
                                to,
                                bySubscription.getOrDefault(to.subscription().id(), List.of())))
                        .toList());
    }

    /** Keeps to the requests a minute to which a receiver agreed; what is beyond goes out spread over the time after. */
    private Uni<List<Message>> asAllowed(List<Message> messages, Instant now) {
        Map<Addressed, List<Message>> byReceiver =
                messages.stream().collect(groupingBy(Message::to, LinkedHashMap::new, toList()));
        return Multi.createFrom()
                .iterable(byReceiver.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> asAllowed(one.getKey().subscription(), one.getValue(), now))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private Uni<List<Message>> asAllowed(Subscription to, List<Message> messages, Instant now) {
        Integer perMinute = to.allowedPerMinute();
        if (perMinute == null) {
            return Uni.createFrom().item(messages);
        }
        return subscriptions
                .take(to.id(), messages.size(), now)
                .chain(granted -> Multi.createFrom()
                        .range(granted, messages.size())
                        .onItem()
                        .transformToUniAndConcatenate(at -> deliveries.later(
                                messages.get(at).events,
                                now.plus(MINUTE.multipliedBy(at - granted + 1L).dividedBy(perMinute))))
                        .collect()
                        .last()
                        .replaceWith(messages.subList(0, granted)));
    }

    private static Stream<Message> messages(Addressed to, List<Due> events) {
        return to.subscription().digestAt() == null
                ? events.stream().map(one -> new Message(to, List.of(one)))
                : Stream.of(new Message(to, events));
    }

    private Uni<Void> deliver(Message message) {
        return send(message)
                .chain(() -> deliveries.sent(message.events, clock.instant()))
                .onFailure()
                .recoverWithUni(fault -> failed(message, fault));
    }

    private Uni<Void> send(Message message) {
        Subscription subscription = message.to.subscription();
        String target = opened(message.to.targetSealed());
        return switch (subscription.channel()) {
            case CONSOLE -> Uni.createFrom().voidItem();
            case EMAIL -> mails.send(target, subscription, message.contents());
            case WEBHOOK ->
                webhooks.send(
                        URI.create(target),
                        opened(message.to.secretSealed()),
                        message.contents(),
                        subscription.digestAt() != null);
        };
    }

    private String opened(@Nullable String sealed) {
        return sealed == null ? "" : cipher.open(sealed);
    }

    private Uni<Void> failed(Message message, Throwable fault) {
        Subscription to = message.to.subscription();
        String error = to.channel() == Channel.WEBHOOK && fault instanceof Refused refused
                ? String.valueOf(refused.getMessage())
                : fault.getClass().getSimpleName();
        Log.infof("Delivery to subscription %s failed: %s", to.id(), error);
        if (fault instanceof Refused refused && refused.gone()) {
            return deliveries
                    .dead(message.events, error)
                    .chain(() -> subscriptions.pause(to.id(), PausedBy.RECEIVER, "接收方已停用（410） / the receiver is gone"));
        }
        Optional<Duration> wished =
                fault instanceof Refused refused ? refused.wait(backoff.longest()) : Optional.empty();
        return again(message, error)
                .chain(() -> wished.map(
                                wait -> deliveries.hold(to.id(), clock.instant().plus(wait)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> again(Message message, String error) {
        Optional<Duration> pause = backoff.after(message.attempts());
        return pause.map(after ->
                        deliveries.again(message.events, clock.instant().plus(after), error))
                .orElseGet(() -> deliveries.dead(message.events, error));
    }
}

package io.fangpin.risk.subscriptions;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.domain.Agreement;
import io.fangpin.risk.domain.Agreement.Agreed;
import io.fangpin.risk.domain.Agreement.Declined;
import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.domain.Subscription.Channel;
import io.fangpin.risk.domain.Subscription.Confirmation;
import io.fangpin.risk.domain.Subscription.Interest;
import io.fangpin.risk.domain.Subscription.PausedBy;
import io.fangpin.risk.domain.Subscription.State;
import io.fangpin.risk.store.Deliveries;
import io.fangpin.risk.store.PeopleSeen;
import io.fangpin.risk.store.Subscriptions;
import io.fangpin.risk.store.Subscriptions.Addressed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use case: people subscribe to alerts of their own divisions, pause that, and have things sent again. */
@ApplicationScoped
public class Subscribing {
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final Mails mails;
    private final FieldCipher cipher;
    private final Clock clock;

    @Inject
    Subscribing(
            Subscriptions subscriptions,
            Deliveries deliveries,
            Webhooks webhooks,
            Mails mails,
            FieldCipher cipher,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.mails = mails;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * What somebody wishes.
     *
     * @param target web address or mail address; absent for the console
     * @param confirmation whether a webhook's receiver must agree; absent is required
     */
    public record Wish(
            String title,
            String divisionCode,
            Interest interest,
            Channel channel,
            @Nullable String target,
            @Nullable LocalTime digestAt,
            @Nullable Confirmation confirmation) {}

    /** The new subscription and the webhook's secret, which is shown this once. */
    public record Made(Addressed subscription, @Nullable String secret) {}

    /** Refuses a division outside the actor's own, and an address that nothing may be sent to. */
    public Uni<Made> subscribe(Wish wish, Actor actor) {
        requireAllowed(wish.divisionCode(), wish.channel(), actor);
        if (wish.confirmation() == Confirmation.WAIVED && !actor.is(Roles.ADMINISTRATOR)) {
            throw Problem.forbidden(
                            "不经接收方确认的推送只能由管理员设置 / Only an administrator may send to a receiver that has not agreed")
                    .asException();
        }
        String target = address(wish);
        String secret = wish.channel() == Channel.WEBHOOK ? WebhookSignature.newSecret() : null;
        Subscription made = new Subscription(
                UUID.randomUUID().toString(),
                actor.userId(),
                actor.name(),
                wish.title(),
                wish.divisionCode(),
                wish.interest(),
                wish.channel(),
                wish.channel() == Channel.CONSOLE ? null : wish.digestAt(),
                confirmation(wish),
                null,
                State.ACTIVE,
                null,
                null,
                clock.instant());
        return agreement(made, target)
                .map(agreement -> new Addressed(
                        after(made, agreement),
                        target == null ? null : cipher.seal(target),
                        secret == null ? null : cipher.seal(secret)))
                .chain(addressed -> subscriptions.add(addressed).replaceWith(() -> new Made(addressed, secret)));
    }

    private static void requireAllowed(String division, Channel channel, Actor actor) {
        if (!actor.scope().covers(division)) {
            throw Problem.forbidden("只能订阅本辖区的预警 / Only alerts of one's own division")
                    .asException();
        }
        if (channel == Channel.WEBHOOK
                && PeopleSeen.MAY_SET_UP_WEBHOOKS.stream().noneMatch(actor::is)) {
            throw Problem.forbidden("系统推送由监测人员或管理员设置 / Webhooks are set up by monitoring staff or administrators")
                    .asException();
        }
    }

    private static @Nullable Confirmation confirmation(Wish wish) {
        if (wish.channel() != Channel.WEBHOOK) {
            return null;
        }
        return wish.confirmation() == null ? Confirmation.REQUIRED : wish.confirmation();
    }

    /** Asks the receiver, where it has to agree. */
    private Uni<Agreement> agreement(Subscription subscription, @Nullable String target) {
        return subscription.asksFirst() && target != null
                ? webhooks.ask(URI.create(target))
                : Uni.createFrom().item(new Agreed(null));
    }

    private static Subscription after(Subscription made, Agreement agreement) {
        return switch (agreement) {
            case Agreed agreed -> made.in(State.ACTIVE, null, agreed.perMinute());
            case Declined declined -> made.in(State.UNCONFIRMED, declined.because(), null);
        };
    }

    private @Nullable String address(Wish wish) {
        return switch (wish.channel()) {
            case CONSOLE -> null;
            case WEBHOOK -> webhooks.accept(wish.target()).toString();
            case EMAIL -> mails.accept(wish.target());
        };
    }

    public Uni<List<Addressed>> of(Actor actor) {
        return subscriptions.of(actor.userId());
    }

    /** Those of the administrator's divisions that were paused because their owners moved on. */
    public Uni<List<Subscription>> ofMoved(Actor administrator) {
        return subscriptions.ofMoved(administrator.scope());
    }

    public Uni<Void> pause(String id, Actor actor) {
        return own(id, actor).chain(() -> subscriptions.pause(id, PausedBy.OWNER, "本人暂停 / by its owner"));
    }

    /** Goes on; a webhook's receiver is asked anew, and while it does not agree, nothing goes to it. */
    public Uni<Void> resume(String id, Actor actor) {
        return own(id, actor)
                .invoke(own -> requireAllowed(
                        own.subscription().divisionCode(), own.subscription().channel(), actor))
                .chain(own -> {
                    String sealed = own.targetSealed();
                    return agreement(own.subscription(), sealed == null ? null : cipher.open(sealed));
                })
                .chain(agreement -> switch (agreement) {
                    case Agreed agreed -> subscriptions.agreed(id, agreed.perMinute());
                    case Declined declined -> subscriptions.declined(id, declined.because());
                });
    }

    public Uni<Void> cancel(String id, Actor actor) {
        return own(id, actor).chain(() -> subscriptions.remove(id));
    }

    /** Sends everything since a moment once more, or, without one, what was given up; answers how many events. */
    public Uni<Integer> replay(String id, Optional<Instant> since, Actor actor) {
        Instant now = clock.instant();
        return own(id, actor)
                .chain(() -> since.map(from -> deliveries.replay(id, from, now))
                        .orElseGet(() -> deliveries.revive(id, now)));
    }

    /** The actor's own subscription; anybody else's does not exist. */
    public Uni<Addressed> own(String id, Actor actor) {
        return subscriptions
                .find(actor.userId(), id)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("没有这项订阅 / No such subscription").asException()));
    }
}

package io.fangpin.risk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.domain.Subscription.Channel;
import io.fangpin.risk.domain.Subscription.Confirmation;
import io.fangpin.risk.domain.Subscription.PausedBy;
import io.fangpin.risk.domain.Subscription.State;
import io.fangpin.risk.store.Subscriptions.Addressed;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import java.time.LocalTime;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A subscription as its owner sees it; {@code secret} only in the answer to the request that made it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
        String subscriptionId,
        String title,
        String divisionCode,
        SortedSet<AlertLevel> levels,
        SortedSet<String> rules,
        SortedSet<MonitoredCategory> categories,
        Channel channel,
        @Nullable String target,
        @Nullable LocalTime digestAt,
        @Nullable Confirmation confirmation,
        @Nullable Integer allowedPerMinute,
        State state,
        @Nullable PausedBy pausedBy,
        @Nullable String pausedBecause,
        Instant createdAt,
        @Nullable String secret) {

    static SubscriptionView of(Addressed addressed, FieldCipher cipher, @Nullable String secret) {
        Subscription one = addressed.subscription();
        String sealed = addressed.targetSealed();
        return new SubscriptionView(
                one.id(),
                one.title(),
                one.divisionCode(),
                new TreeSet<>(one.interest().levels()),
                new TreeSet<>(one.interest().rules()),
                new TreeSet<>(one.interest().categories()),
                one.channel(),
                sealed == null ? null : cipher.open(sealed),
                one.digestAt(),
                one.confirmation(),
                one.allowedPerMinute(),
                one.state(),
                one.pausedBy(),
                one.pausedBecause(),
                one.createdAt(),
                secret);
    }
}

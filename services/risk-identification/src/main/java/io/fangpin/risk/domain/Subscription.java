package io.fangpin.risk.domain;

import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 预警订阅: who is told of which alerts, and how. Its address and secret are kept apart, sealed.
 *
 * @param divisionCode 12 digits; alerts of this division and below
 * @param digestAt time of day in China at which a day's alerts come as one message; absent when each comes at once
 * @param confirmation whether a webhook's receiver must agree; absent for other channels
 * @param allowedPerMinute requests a minute to which a webhook's receiver agreed; absent is any number
 * @param pausedBecause why nothing is sent, in words for its owner
 */
public record Subscription(
        String id,
        String ownerId,
        String ownerName,
        String title,
        String divisionCode,
        Interest interest,
        Channel channel,
        @Nullable LocalTime digestAt,
        @Nullable Confirmation confirmation,
        @Nullable Integer allowedPerMinute,
        State state,
        @Nullable PausedBy pausedBy,
        @Nullable String pausedBecause,
        Instant createdAt) {

    /** How the owner is told. */
    public enum Channel {
        /** 工作台提醒: a list in the console. */
        CONSOLE,
        /** CloudEvents over HTTP, signed. */
        WEBHOOK,
        EMAIL
    }

    /** Whether a webhook's receiver is asked before anything is sent. */
    public enum Confirmation {
        REQUIRED,
        /** For receivers that do not know the handshake: an administrator answers for them. */
        WAIVED
    }

    /** Whether anything is sent. */
    public enum State {
        /** The receiver has not agreed. */
        UNCONFIRMED,
        ACTIVE,
        PAUSED
    }

    /** What paused it. */
    public enum PausedBy {
        OWNER,
        /** The receiver is gone. */
        RECEIVER,
        /** The owner's present division or role does not cover it. */
        SCOPE,
        /** The owner was not seen for long. */
        UNSEEN
    }

    /** Whether its receiver has to agree before anything is sent. */
    public boolean asksFirst() {
        return confirmation == Confirmation.REQUIRED;
    }

    /** The same, as its receiver agreed or not. */
    public Subscription in(State newState, @Nullable String because, @Nullable Integer perMinute) {
        return new Subscription(
                id,
                ownerId,
                ownerName,
                title,
                divisionCode,
                interest,
                channel,
                digestAt,
                confirmation,
                perMinute,
                newState,
                null,
                because,
                createdAt);
    }

    /** Which alerts; an empty set is any. An alert that had one of the levels and left it is told of, too. */
    public record Interest(Set<AlertLevel> levels, Set<String> rules, Set<MonitoredCategory> categories) {
        public Interest {
            levels = Set.copyOf(levels);
            rules = Set.copyOf(rules);
            categories = Set.copyOf(categories);
        }
    }
}

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
        State state,
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

    /** Whether anything is sent. */
    public enum State {
        ACTIVE,
        PAUSED
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

package io.fangpin.risk.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a receiver of webhooks lets us send to it (CloudEvents 1.0.2, HTTP webhook, section 4.2). Only its headers count:
 * whatever answers OPTIONS with a success has not agreed by that.
 */
public sealed interface Agreement {
    String ANY = "*";

    /** @param perMinute requests that may be sent in a minute; absent is any number */
    record Agreed(@Nullable Integer perMinute) implements Agreement {}

    /** @param because in words for whoever set up the subscription */
    record Declined(String because) implements Agreement {}

    /**
     * @param origin whom we said we are
     * @param askedPerMinute more than this is not sent, even where more is allowed
     */
    static Agreement of(
            String origin,
            int askedPerMinute,
            int status,
            Optional<String> allowedOrigin,
            Optional<String> allowedRate) {
        if (allowedOrigin.isEmpty()) {
            return new Declined(
                    "接收方未同意接收：对 OPTIONS 请求的应答（HTTP %d）没有 WebHook-Allowed-Origin / The receiver has not agreed: its answer to OPTIONS (HTTP %d) has no WebHook-Allowed-Origin"
                            .formatted(status, status));
        }
        String who = allowedOrigin.get().strip();
        if (!who.equals(ANY) && !who.equalsIgnoreCase(origin)) {
            return new Declined("接收方只同意来自其他来源的推送，不含 %s / The receiver agrees to other senders only, not to %s"
                    .formatted(origin, origin));
        }
        return allowedRate
                .map(String::strip)
                .map(rate -> at(rate, askedPerMinute))
                .orElseGet(Agreement::noRate);
    }

    private static Agreement at(String rate, int askedPerMinute) {
        if (rate.equals(ANY)) {
            return new Agreed(null);
        }
        // Nine digits fit an int; more is no rate of anybody's.
        return rate.matches("0*[1-9]\\d{0,8}")
                ? new Agreed(Math.min(Integer.parseInt(rate), askedPerMinute))
                : noRate();
    }

    private static Agreement noRate() {
        return new Declined(
                "接收方的应答没有可用的 WebHook-Allowed-Rate（每分钟次数或 *） / The receiver's answer has no usable WebHook-Allowed-Rate (requests per minute, or *)");
    }
}

package io.fangpin.risk.subscriptions;

import io.fangpin.kit.problem.Problem;
import io.fangpin.risk.store.Deliveries.Sent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends events as CloudEvents 1.0 over HTTP: one in binary mode, a digest as a JSON batch. Redirects are not followed. */
@ApplicationScoped
class Webhooks {
    private static final int GONE = 410;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final HttpClient http;
    private final Duration timeout;
    private final Set<String> hosts;
    private final Clock clock;

    @Inject
    Webhooks(
            @ConfigProperty(name = "fangpin.risk.webhooks.hosts") Optional<Set<String>> hosts,
            @ConfigProperty(name = "fangpin.risk.webhooks.timeout") Duration timeout,
            Clock clock) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.timeout = timeout;
        this.hosts = Set.copyOf(hosts.orElse(Set.of()));
        this.clock = clock;
    }

    /** A receiver's answer that was no success. */
    static final class Refused extends RuntimeException {
        private final int status;

        Refused(int status) {
            super("HTTP " + status, null, false, false);
            this.status = status;
        }

        /** The receiver wants no more of it (CloudEvents webhook, section 2.2). */
        boolean gone() {
            return status == GONE;
        }
    }

    /** The address, if messages may go there: only to hosts that the deployment names, so that nobody probes its network. */
    URI accept(@Nullable String target) {
        URI address = parsed(target);
        if (address == null || !SCHEMES.contains(address.getScheme()) || address.getUserInfo() != null) {
            throw Problem.of(422, "webhook-address", "推送地址应为 http(s) 网址 / The address must be an http(s) URL")
                    .asException();
        }
        requireAllowed(address);
        return address;
    }

    private void requireAllowed(URI address) {
        if (!hosts.contains(address.getHost())) {
            throw Problem.of(422, "webhook-host", "该主机不在允许推送的名单内 / Messages may not be sent to this host")
                    .asException();
        }
    }

    /** Fails with {@link Refused} or an exception of the connection. Events of one digest go as one batch. */
    Uni<Void> send(URI address, String secret, List<Sent> events, boolean digest) {
        requireAllowed(address);
        Sent newest = events.getLast();
        String body = digest ? CloudEventBatch.of(events) : newest.payload();
        long now = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("webhook-id", newest.eventId())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", WebhookSignature.of(secret, newest.eventId(), now, body))
                .POST(BodyPublishers.ofString(body));
        if (digest) {
            request.header("Content-Type", "application/cloudevents-batch+json; charset=utf-8");
        } else {
            request.header("Content-Type", "application/json; charset=utf-8")
                    .header("ce-specversion", "1.0")
                    .header("ce-id", newest.eventId())
                    .header("ce-type", newest.eventType())
                    .header("ce-source", newest.source())
                    .header("ce-subject", newest.householdId())
                    .header("ce-time", newest.time().toString());
        }
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request.build(), BodyHandlers.discarding()))
                .invoke(Webhooks::requireSuccess)
                .replaceWithVoid();
    }

    private static void requireSuccess(HttpResponse<Void> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(answer.statusCode());
        }
    }

    private static @Nullable URI parsed(@Nullable String target) {
        try {
            URI address = target == null ? null : URI.create(target.strip());
            return address == null || address.getHost() == null ? null : address;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

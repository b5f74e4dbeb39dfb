package io.fangpin.risk.subscriptions;

import io.fangpin.kit.problem.Problem;
import io.fangpin.risk.domain.Agreement;
import io.fangpin.risk.domain.Agreement.Declined;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends events as CloudEvents 1.0 over HTTP: one in binary mode, a digest as a JSON batch. Redirects are not followed. */
@ApplicationScoped
class Webhooks {
    private static final int GONE = 410;
    private static final String REQUEST_ORIGIN = "WebHook-Request-Origin";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final HttpClient http;
    private final Duration timeout;
    private final Set<String> hosts;
    private final String origin;
    private final int perMinute;
    private final Clock clock;

    @Inject
    Webhooks(
            @ConfigProperty(name = "fangpin.risk.webhooks.hosts") Optional<Set<String>> hosts,
            @ConfigProperty(name = "fangpin.risk.webhooks.timeout") Duration timeout,
            @ConfigProperty(name = "fangpin.risk.console-url") URI console,
            @ConfigProperty(name = "fangpin.risk.webhooks.per-minute") int perMinute,
            Clock clock) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.timeout = timeout;
        this.hosts = Set.copyOf(hosts.orElse(Set.of()));
        this.origin = Objects.requireNonNullElse(console.getHost(), "fangpin");
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** A receiver's answer that was no success. */
    static final class Refused extends RuntimeException {
        private final int status;
        private final Optional<String> retryAfter;

        Refused(int status, Optional<String> retryAfter) {
            super("HTTP " + status, null, false, false);
            this.status = status;
            this.retryAfter = retryAfter;
        }

        /** How long the receiver wants to be left alone (429 or 503 with Retry-After in seconds). */
        Optional<Duration> wait(Duration longest) {
            return retryAfter
                    .filter(seconds -> seconds.matches("\\d{1,9}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .map(wait -> wait.compareTo(longest) > 0 ? longest : wait);
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

    /** The handshake: may we send, and how much a minute? A receiver that cannot be reached has not agreed. */
    Uni<Agreement> ask(URI address) {
        requireAllowed(address);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header(REQUEST_ORIGIN, origin)
                .header("WebHook-Request-Rate", Integer.toString(perMinute))
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .map(answer -> Agreement.of(
                        origin,
                        perMinute,
                        answer.statusCode(),
                        answer.headers().firstValue("WebHook-Allowed-Origin"),
                        answer.headers().firstValue("WebHook-Allowed-Rate")))
                .onFailure()
                .recoverWithItem(fault -> new Declined(
                        "连接不上接收方（%1$s） / The receiver cannot be reached (%1$s)".formatted(unwrapped(fault))));
    }

    /** Fails with {@link Refused} or an exception of the connection. Events of one digest go as one batch. */
    Uni<Void> send(URI address, String secret, List<Sent> events, boolean digest) {
        requireAllowed(address);
        Sent newest = events.getLast();
        String body = digest ? CloudEventBatch.of(events) : newest.payload();
        long now = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header(REQUEST_ORIGIN, origin)
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

    private static String unwrapped(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        return (cause == null ? fault : cause).getClass().getSimpleName();
    }

    private static void requireSuccess(HttpResponse<Void> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(answer.statusCode(), answer.headers().firstValue("Retry-After"));
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

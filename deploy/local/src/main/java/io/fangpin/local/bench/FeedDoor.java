package io.fangpin.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.local.FangpinService;
import io.fangpin.local.LocalPlatform;
import io.fangpin.schemas.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A department's way into the platform: files go in, batches are followed. */
final class FeedDoor {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration TOKEN_AGE = Duration.ofSeconds(45);
    private static final Set<String> ENDED = Set.of("COMPLETED", "REFUSED");
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String COUNTY = "421281000000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalPlatform platform;
    private final String dataset;
    private final String client;
    private final YearMonth period;
    private String token = "";
    private Instant tokenFrom = Instant.EPOCH;

    /**
     * The door of a demonstration account.
     *
     * @param client the department in its account's name, e.g. {@code medical-insurance}
     */
    FeedDoor(LocalPlatform platform, String dataset, String client, YearMonth period) {
        this.platform = platform;
        this.dataset = dataset;
        this.client = client;
        this.period = period;
    }

    /** The batch that the file became. */
    String push(String csv) {
        return ask(upload(csv)).path("batchId").asText();
    }

    /** The same without waiting for the answer. */
    CompletableFuture<String> pushAsync(String csv) {
        return http.sendAsync(upload(csv).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> read(answer).path("batchId").asText());
    }

    private HttpRequest.Builder upload(String csv) {
        String query = "?period=" + period + "&division=" + COUNTY + "&fileName=bench-synthetic.csv";
        return request("/feeds/" + dataset + "/batches" + query)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv));
    }

    /** Follows the batch to its end; every row must be somebody's, or the figure would be of something else. */
    void awaitAllMatched(String batchId, int rows) {
        JsonNode batch = awaitEnd(batchId);
        if (batch.at("/counts/matched").asInt() != rows) {
            throw new IllegalStateException("Of " + rows + " rows: " + batch.path("counts") + batch.path("refusal"));
        }
    }

    /** The batch once it is completed or refused. */
    JsonNode awaitEnd(String batchId) {
        JsonNode batch = ask(request("/batches/" + batchId));
        while (!ENDED.contains(batch.path("state").asText())) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            batch = ask(request("/batches/" + batchId));
        }
        return batch;
    }

    /** Logs in now, so that the next push does not. */
    void renewToken() {
        if (Instant.now().isAfter(tokenFrom.plus(TOKEN_AGE))) {
            tokenFrom = Instant.now();
            token = ask(HttpRequest.newBuilder(
                                    URI.create(platform.keycloak().issuerUrl() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    "grant_type=client_credentials&client_id=dept-%s&client_secret=%s-demo-secret"
                                            .formatted(client, client))))
                    .path("access_token")
                    .asText();
        }
    }

    private HttpRequest.Builder request(String path) {
        renewToken();
        return HttpRequest.newBuilder(URI.create(platform.url(FangpinService.MATCHING) + path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            return read(http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
        }
        try {
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
import java.util.concurrent.locks.LockSupport;

/** The medical insurance bureau's way into the platform: files go in, batches are followed. */
final class MedicalDoor {

    static final String HEADER = "身份证号,姓名,年度,住院累计个人自付(元),参保状态,数据性质\n";

    private static final Duration TOKEN_AGE = Duration.ofSeconds(45);
    private static final Set<String> ENDED = Set.of("COMPLETED", "REFUSED");
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String COUNTY = "421281000000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalPlatform platform;
    private final YearMonth period;
    private String token = "";
    private Instant tokenFrom = Instant.EPOCH;

    MedicalDoor(LocalPlatform platform, YearMonth period) {
        this.platform = platform;
        this.period = period;
    }

    /** The batch that the file became. */
    String push(String csv) {
        String query = "?period=" + period + "&division=" + COUNTY + "&fileName=bench-synthetic.csv";
        return ask(request("/feeds/medical-settlements/batches" + query)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(csv)))
                .path("batchId")
                .asText();
    }

    /** Follows the batch to its end; every row must be somebody's, or the figure would be of something else. */
    void awaitAllMatched(String batchId, int rows) {
        JsonNode batch = ask(request("/batches/" + batchId));
        while (!ENDED.contains(batch.path("state").asText())) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            batch = ask(request("/batches/" + batchId));
        }
        if (batch.at("/counts/matched").asInt() != rows) {
            throw new IllegalStateException("Of " + rows + " rows: " + batch.path("counts") + batch.path("refusal"));
        }
    }

    /** Logs in now, so that the next push does not. */
    void renewToken() {
        if (Instant.now().isAfter(tokenFrom.plus(TOKEN_AGE))) {
            tokenFrom = Instant.now();
            token = ask(HttpRequest.newBuilder(
                                    URI.create(platform.keycloak().issuerUrl() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    "grant_type=client_credentials&client_id=dept-medical-insurance"
                                            + "&client_secret=medical-insurance-demo-secret")))
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
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
            }
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.fangpin.matching;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.kit.testing.Await;
import io.fangpin.schemas.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A department's desk: sends files over HTTP and follows them. */
final class Desk {
    private final @Nullable String user;
    private final String role;
    private final String division;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

    /** The desk of whoever the test runs as. */
    Desk() {
        this(null);
    }

    /** The desk of somebody of the county, by {@link SignIn}. */
    Desk(@Nullable String user) {
        this(user, "monitoring-staff");
    }

    Desk(@Nullable String user, String role) {
        this(user, role, Someone.COUNTY);
    }

    Desk(@Nullable String user, String role, String division) {
        this.user = user;
        this.role = role;
        this.division = division;
    }

    record Answer(int status, JsonNode body, Optional<String> location) {}

    Answer send(String dataset, String query, String contentType, byte[] file) {
        return ask(request("/feeds/" + dataset + "/batches?" + query)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    }

    /** Sends a CSV of the county for March 2026. */
    Answer sendCsv(String dataset, byte[] file) {
        return send(dataset, "period=2026-03&division=421281000000&fileName=upload.csv", "text/csv", file);
    }

    Answer sendSigned(String dataset, String query, String keyId, String signature, byte[] file) {
        return ask(request("/feeds/" + dataset + "/batches?" + query)
                .header("Content-Type", "text/csv")
                .header("Feed-Signature-Key", keyId)
                .header("Feed-Signature", signature)
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    }

    /** Sends a file as part of a trace. */
    Answer sendTraced(String traceparent, String dataset, String fileName, byte[] file) {
        String query =
                "period=2026-03&division=421281000000&fileName=" + URLEncoder.encode(fileName, StandardCharsets.UTF_8);
        return ask(request("/feeds/" + dataset + "/batches?" + query)
                .header("Content-Type", "text/csv")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofByteArray(file))
                .build());
    }

    Answer post(String path, String json) {
        return ask(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Answer get(String path) {
        return ask(request(path).GET().build());
    }

    String text(String path) {
        return new String(exchange(request(path).GET().build()).body(), StandardCharsets.UTF_8);
    }

    /** Follows a batch until it has the state, and returns it. */
    JsonNode follow(String batchId, String state) {
        return Await.value("batch " + state, () -> {
            JsonNode batch = get("/batches/" + batchId).body();
            return batch.path("state").asText().equals(state) ? Optional.of(batch) : Optional.empty();
        });
    }

    JsonNode sendAndFollow(String dataset, byte[] csv) {
        Answer answer = sendCsv(dataset, csv);
        return follow(answer.body().path("batchId").asText(), "COMPLETED");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return user == null
                ? request
                : request.header(SignIn.HEADER, user).header(SignIn.ROLE, role).header(SignIn.DIVISION, division);
    }

    private Answer ask(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request);
        try {
            JsonNode body = response.body().length == 0
                    ? EventJson.mapper().createObjectNode()
                    : EventJson.mapper().readTree(response.body());
            return new Answer(response.statusCode(), body, response.headers().firstValue("Location"));
        } catch (IOException e) {
            throw new IllegalStateException(
                    response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8), e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.fangpin.simulation.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fangpin.schemas.EventJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** HTTP to the services: JSON answers, one new token after 401, patience while a service or the login is away. */
final class Doors {

    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private final HttpClient http;
    private final Tokens tokens;
    private final Clock clock;
    private final Duration patience;

    /** A valid token of somebody; fails when the login service is away for now. */
    @FunctionalInterface
    interface TokenSource {
        String get() throws IOException;
    }

    Doors(HttpClient http, Tokens tokens, Clock clock, Duration patience) {
        this.http = http;
        this.tokens = tokens;
        this.clock = clock;
        this.patience = patience;
    }

    JsonNode get(URI uri, TokenSource token) {
        return send("GET", uri, token, "application/json", BodyPublishers::noBody);
    }

    JsonNode put(URI uri, TokenSource token, Object body) {
        byte[] json = EventJson.write(body);
        return send("PUT", uri, token, "application/json", () -> BodyPublishers.ofByteArray(json));
    }

    /** The file goes out from disk, never whole in memory. */
    JsonNode postFile(URI uri, TokenSource token, Path file) {
        return send("POST", uri, token, "text/csv", () -> {
            try {
                return BodyPublishers.ofFile(file);
            } catch (FileNotFoundException e) {
                throw new LoadException("没有文件 / No file " + file, e);
            }
        });
    }

    /** The answer's body whatever its status; missing when nobody answers. Without a token: health only. */
    JsonNode look(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT).build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return EventJson.mapper().readTree(response.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits between two looks. */
    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private JsonNode send(String method, URI uri, TokenSource token, String contentType, Supplier<BodyPublisher> body) {
        Instant until = clock.instant().plus(patience);
        boolean renewed = false;
        while (true) {
            String trouble;
            try {
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .method(method, body.get())
                        .header("Content-Type", contentType)
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token.get())
                        .timeout(REQUEST_TIMEOUT)
                        .build();
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status < 300) {
                    return EventJson.mapper().readTree(response.body());
                }
                if (status == 401 && !renewed) {
                    tokens.renew();
                    renewed = true;
                    continue;
                }
                trouble = method + " " + uri.getPath() + ": " + status + " " + title(response.body());
                if (!TRY_AGAIN.contains(status)) {
                    throw new LoadException(trouble);
                }
            } catch (IOException e) {
                trouble = method + " " + uri + ": " + e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (clock.instant().isAfter(until)) {
                throw new LoadException(trouble);
            }
            pause();
        }
    }

    private static String title(byte[] problem) {
        try {
            JsonNode read = EventJson.mapper().readTree(problem);
            return read.path("title").asText() + read.path("detail").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static LoadException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LoadException("已中断 / Interrupted", e);
    }
}

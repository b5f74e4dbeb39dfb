package io.fangpin.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.schemas.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A logged-in user of the platform who calls the services with a token of the real Keycloak. */
final class Person {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration TOKEN_AGE = Duration.ofSeconds(45);
    private static final int PAGE = 200;

    private final String issuer;
    private final String login;
    private String token = "";
    private Instant tokenFrom = Instant.EPOCH;

    Person(String issuer, String login) {
        this.issuer = issuer;
        this.login = login;
    }

    String login() {
        return login;
    }

    JsonNode get(String url) {
        return ok(send(request(url).GET()));
    }

    JsonNode post(String url, Object body) {
        return ok(exchange("POST", url, body));
    }

    JsonNode put(String url, Object body) {
        return ok(exchange("PUT", url, body));
    }

    HttpResponse<String> exchange(String method, String url, Object body) {
        return send(request(url)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(EventJson.write(body))));
    }

    HttpResponse<String> postText(String url, String contentType, String body) {
        return send(request(url).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> tryGet(String url) {
        return send(request(url).GET());
    }

    /** All items of a paged list. */
    List<JsonNode> all(String url) {
        List<JsonNode> items = new ArrayList<>();
        String join = url.contains("?") ? "&" : "?";
        for (int page = 0; ; page++) {
            JsonNode answer = get(url + join + "page=" + page + "&size=" + PAGE);
            answer.path("items").forEach(items::add);
            if (answer.path("items").isEmpty()
                    || items.size() >= answer.path("total").asInt()) {
                return items;
            }
        }
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        if (Instant.now().isAfter(tokenFrom.plus(TOKEN_AGE))) {
            Instant now = Instant.now();
            token = ok(Eventually.answered(
                            "login of " + login,
                            () -> send(form(
                                    issuer + "/protocol/openid-connect/token",
                                    Map.of(
                                            "grant_type", "password",
                                            "client_id", "fangpin-cli",
                                            "client_secret", "cli-demo-secret",
                                            "username", login,
                                            "password", login + "-demo")))))
                    .path("access_token")
                    .asText();
            tokenFrom = now;
        }
        return token;
    }

    /** What the address answers to nobody in particular. */
    static int status(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)))
                .statusCode();
    }

    static HttpRequest.Builder form(String url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
        try {
            return EventJson.mapper().readTree(answer.body().isEmpty() ? "null" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

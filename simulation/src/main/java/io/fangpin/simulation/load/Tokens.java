package io.fangpin.simulation.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.schemas.EventJson;
import io.fangpin.simulation.load.PlatformAccess.Client;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Access tokens of the administrator and of departments, fetched anew before they expire. A login service that was never
 * reached is a {@link LoadException}; one that answered before and is away now is an {@link IOException}, to be tried
 * again.
 */
final class Tokens {

    private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String ADMINISTRATOR = "administrator";

    private final HttpClient http;
    private final PlatformAccess access;
    private final Clock clock;
    private final Map<String, Token> tokens = new HashMap<>();
    private boolean everLoggedIn;

    private record Token(String value, Instant until) {}

    Tokens(HttpClient http, PlatformAccess access, Clock clock) {
        this.http = http;
        this.access = access;
        this.clock = clock;
    }

    String administrator() throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("username", access.administrator().name());
        form.put("password", access.administrator().password());
        return valid(ADMINISTRATOR, access.cli(), form);
    }

    String department(String department) throws IOException {
        Client client = access.departments().get(department);
        if (client == null) {
            throw new LoadException("没有该部门的账号 / No account for department " + department);
        }
        return valid(department, client, Map.of("grant_type", "client_credentials"));
    }

    /** Forgets all tokens, since the platform refused one. */
    void renew() {
        tokens.clear();
    }

    private String valid(String who, Client client, Map<String, String> form) throws IOException {
        Token token = tokens.get(who);
        if (token == null || clock.instant().isAfter(token.until())) {
            token = fetch(client, form);
            tokens.put(who, token);
        }
        return token.value();
    }

    private Token fetch(Client client, Map<String, String> form) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", client.id());
        all.put("client_secret", client.secret());
        String body = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(access.oidc() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 500 && everLoggedIn) {
                throw new IOException("login " + response.statusCode());
            }
            if (response.statusCode() != 200) {
                throw new LoadException("登录被拒绝 / Login refused: " + client.id() + ", status " + response.statusCode());
            }
            everLoggedIn = true;
            JsonNode answer = EventJson.mapper().readTree(response.body());
            Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(0));
            Duration use =
                    life.compareTo(RENEW_BEFORE.multipliedBy(2)) > 0 ? life.minus(RENEW_BEFORE) : life.dividedBy(2);
            return new Token(
                    answer.path("access_token").asText(), clock.instant().plus(use));
        } catch (IOException e) {
            if (everLoggedIn) {
                throw e;
            }
            throw new LoadException("登录服务连不上 / The login service cannot be reached: " + access.oidc(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("已中断 / Interrupted", e);
        }
    }
}

package io.fangpin.dashboard.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.schemas.EventJson;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.AuthenticationCompletionException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a session's tokens sealed in the database; the browser's cookie holds only their id (ADR 9). */
@Alternative
@Priority(1)
@ApplicationScoped
public class SessionTokens implements TokenStateManager {

    /** Longer than any session lives; only to clear away what nobody logged out of. */
    private static final Duration KEEP = Duration.ofDays(1);

    private final Pool pool;
    private final FieldCipher cipher;
    private final Clock clock;

    @Inject
    public SessionTokens(Pool pool, FieldCipher cipher, Clock clock) {
        this.pool = pool;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext context,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> request) {
        String id = UUID.randomUUID().toString();
        return pool.preparedQuery("insert into session_token (id, sealed, expires_at) values ($1, $2, $3)")
                .execute(Tuple.of(
                        id,
                        cipher.seal(write(tokens)),
                        clock.instant().plus(KEEP).atOffset(ZoneOffset.UTC)))
                .replaceWith(id);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext context,
            OidcTenantConfig config,
            String tokenState,
            OidcRequestContext<AuthorizationCodeTokens> request) {
        return pool.preparedQuery("select sealed from session_token where id = $1")
                .execute(Tuple.of(tokenState))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new AuthenticationCompletionException("Session is gone");
                    }
                    return read(cipher.open(rows.iterator().next().getString(0)));
                });
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext context, OidcTenantConfig config, String tokenState, OidcRequestContext<Void> request) {
        return pool.preparedQuery("delete from session_token where id = $1")
                .execute(Tuple.of(tokenState))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> clearAway() {
        return pool.preparedQuery("delete from session_token where expires_at < $1")
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static String write(AuthorizationCodeTokens tokens) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("id", tokens.getIdToken());
        json.put("access", tokens.getAccessToken());
        json.put("refresh", tokens.getRefreshToken());
        json.put("expiresIn", tokens.getAccessTokenExpiresIn());
        json.put("scope", tokens.getAccessTokenScope());
        return json.toString();
    }

    private static AuthorizationCodeTokens read(String text) {
        try {
            JsonNode json = EventJson.mapper().readTree(text);
            JsonNode expiresIn = json.path("expiresIn");
            return new AuthorizationCodeTokens(
                    text(json, "id"),
                    text(json, "access"),
                    text(json, "refresh"),
                    expiresIn.isNumber() ? expiresIn.longValue() : null,
                    text(json, "scope"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).textValue() : null;
    }
}

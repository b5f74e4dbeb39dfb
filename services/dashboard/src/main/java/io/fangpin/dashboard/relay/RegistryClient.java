package io.fangpin.dashboard.relay;

import io.fangpin.kit.problem.Problem;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks household-registry for what the overview and the story show, with the asker's own token. */
@ApplicationScoped
public class RegistryClient {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final WebClient client;
    private final String url;

    @Inject
    public RegistryClient(Vertx vertx, @ConfigProperty(name = "fangpin.services.registry") String url) {
        this.client = WebClient.create(
                vertx, new WebClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setIdleTimeout(60));
        this.url = url;
    }

    /** The division's name; its code when the registry does not know it or does not answer. */
    public Uni<String> nameOf(String code, String token) {
        return namesBelow(code, token).map(names -> names.getOrDefault(code, code));
    }

    /** Names of the division itself and of its children, by code. */
    public Uni<Map<String, String>> namesBelow(String code, String token) {
        return code.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : names(code, token).onFailure().recoverWithItem(Map.of());
    }

    /** The household as the registry shows it to the asker; 404 when it is not theirs to see. */
    public Uni<JsonObject> household(String id, String token) {
        return get("/households/" + id, token).map(answer -> switch (answer.statusCode()) {
            case 200 -> answer.bodyAsJsonObject();
            case 404 -> throw Problem.notFound("未找到该农户 / Household not found").asException();
            case 403 -> throw Problem.forbidden("无权查看 / Not allowed").asException();
            default ->
                throw Problem.of(502, "service-unreachable", "户籍服务暂时无法访问 / The registry cannot be reached")
                        .asException();
        });
    }

    @CacheResult(cacheName = "division-names")
    Uni<Map<String, String>> names(@CacheKey String code, String token) {
        return Uni.combine()
                .all()
                .unis(get("/divisions/" + code, token), get("/divisions?parent=" + code, token))
                .with((own, children) -> {
                    Map<String, String> names = new LinkedHashMap<>();
                    names.put(code, required(own).bodyAsJsonObject().getString("name"));
                    required(children).bodyAsJsonObject().getJsonArray("items").forEach(item -> {
                        JsonObject division = (JsonObject) item;
                        names.put(division.getString("code"), division.getString("name"));
                    });
                    return Map.copyOf(names);
                });
    }

    private static HttpResponse<Buffer> required(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("registry answered " + answer.statusCode());
        }
        return answer;
    }

    private Uni<HttpResponse<Buffer>> get(String path, String token) {
        return client.getAbs(url + path)
                .timeout(TIMEOUT_MILLIS)
                .putHeader("Authorization", "Bearer " + token)
                .send();
    }
}

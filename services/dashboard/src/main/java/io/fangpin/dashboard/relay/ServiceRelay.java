package io.fangpin.dashboard.relay;

import io.fangpin.dashboard.session.ApiCalls;
import io.fangpin.kit.problem.Problem;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes {@code /api/<service>/…} on to the service with the session's access token, body and answer as streams, so that
 * a large upload or a live stream is never held here.
 */
@ApplicationScoped
public class ServiceRelay {

    private static final Logger LOG = Logger.getLogger(ServiceRelay.class);
    private static final int MAX_CONNECTIONS = 200;
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "accept",
            "content-type",
            "content-length",
            "if-match",
            "last-event-id",
            "traceparent",
            "accept-language",
            "tus-resumable",
            "upload-length",
            "upload-offset");
    private static final Set<String> ANSWER_HEADERS = Set.of(
            "content-type",
            "content-length",
            "content-disposition",
            "etag",
            "cache-control",
            "tus-resumable",
            "upload-length",
            "upload-offset");

    private final HttpClient client;
    private final Map<String, String> services;

    @Inject
    public ServiceRelay(
            Vertx vertx,
            @ConfigProperty(name = "fangpin.services.registry") String registry,
            @ConfigProperty(name = "fangpin.services.matching") String matching,
            @ConfigProperty(name = "fangpin.services.risk") String risk,
            @ConfigProperty(name = "fangpin.services.assistance") String assistance,
            @ConfigProperty(name = "fangpin.services.funds") String funds) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(MAX_CONNECTIONS).setConnectTimeout(5_000));
        this.services = Map.of(
                "registry", registry, "matching", matching, "risk", risk, "assistance", assistance, "funds", funds);
    }

    void routes(@Observes Router router) {
        services.keySet()
                .forEach(service -> router.route("/api/" + service + "/*").handler(this::relay));
    }

    private void relay(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.pause();
        String token = accessToken(context);
        if (token == null) {
            answer(context, Problem.of(401, "unauthorized", "请先登录 / Please log in"));
            return;
        }
        boolean changes = request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
        if (changes && !ApiCalls.CSRF_VALUE.equals(request.getHeader(ApiCalls.CSRF_HEADER))) {
            answer(context, Problem.forbidden("缺少请求来源标记 / The request does not come from the console"));
            return;
        }
        client.request(new RequestOptions().setMethod(request.method()).setAbsoluteURI(target(request)))
                .compose(outgoing -> send(request, outgoing, token))
                .compose(answer -> pass(answer, context))
                .onFailure(failure -> failed(context, failure));
    }

    private String target(HttpServerRequest request) {
        String path = request.path().substring(ApiCalls.PREFIX.length());
        int slash = path.indexOf('/');
        String query = request.query();
        return services.get(path.substring(0, slash)) + path.substring(slash) + (query == null ? "" : "?" + query);
    }

    private static Future<HttpClientResponse> send(
            HttpServerRequest request, HttpClientRequest outgoing, String token) {
        request.headers().forEach(header -> {
            if (REQUEST_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                outgoing.putHeader(header.getKey(), header.getValue());
            }
        });
        outgoing.putHeader("Authorization", "Bearer " + token);
        request.connection().closeHandler(closed -> outgoing.reset());
        boolean hasBody = request.getHeader("content-length") != null || request.getHeader("transfer-encoding") != null;
        if (!hasBody) {
            request.resume();
            return outgoing.send();
        }
        if (request.getHeader("content-length") == null) {
            outgoing.setChunked(true);
        }
        return outgoing.send(request);
    }

    private Future<Void> pass(HttpClientResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.statusCode());
        String created = answer.getHeader("Location");
        if (created != null) {
            response.putHeader("Location", asSeenHere(created, context.request()));
        }
        answer.headers().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (ANSWER_HEADERS.contains(name)) {
                response.putHeader(header.getKey(), header.getValue());
            }
        });
        if (answer.getHeader("content-length") == null) {
            response.setChunked(true);
        }
        return answer.pipeTo(response);
    }

    /** Where the browser finds what a service created: the service's own address means nothing to it. */
    private static String asSeenHere(String location, HttpServerRequest request) {
        String path = request.path();
        String service = path.substring(0, path.indexOf('/', ApiCalls.PREFIX.length()));
        return service + URI.create(location).getRawPath();
    }

    private static void failed(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        LOG.warnf(
                "Relay to %s failed: %s",
                context.normalizedPath(), failure.getClass().getSimpleName());
        answer(
                context,
                Problem.of(502, "service-unreachable", "服务暂时无法访问，请稍后重试 / The service cannot be reached; try again"));
    }

    private static void answer(RoutingContext context, Problem problem) {
        context.request().resume();
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encode(Map.of(
                        "type", problem.type().toString(),
                        "title", problem.title(),
                        "status", problem.status(),
                        "code", problem.code())));
    }

    private static @Nullable String accessToken(RoutingContext context) {
        if (!(context.user() instanceof QuarkusHttpUser user)) {
            return null;
        }
        SecurityIdentity identity = user.getSecurityIdentity();
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        return identity.isAnonymous() || token == null ? null : token.getToken();
    }
}

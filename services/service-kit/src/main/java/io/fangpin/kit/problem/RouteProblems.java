package io.fangpin.kit.problem;

import io.fangpin.schemas.EventJson;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Problems for what fails before a resource is reached: a body over the limit, a token that is not valid. */
@ApplicationScoped
class RouteProblems {
    private static final int BEFORE_BODY_LIMIT = 100;

    private final long maxBodyBytes;

    @Inject
    RouteProblems(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.maxBodyBytes = maxBodySize.asLongValue();
    }

    void filters(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_BODY_LIMIT);
    }

    void failures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(RouteProblems::answerFailure);
    }

    private void refuseTooLarge(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > maxBodyBytes) {
            request.response().putHeader("Connection", "close");
            answer(request, 413);
        } else {
            request.next();
        }
    }

    private static void answerFailure(RoutingContext request) {
        boolean mine = request.statusCode() == 413
                || (request.statusCode() == 401 && request.failure() instanceof AuthenticationFailedException);
        if (mine && !request.response().ended()) {
            answer(request, request.statusCode());
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request, int status) {
        var unused = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(EventJson.write(ProblemMappers.ofStatus(status))));
    }
}

package io.fangpin.kit.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** 401 and 403 as problems; the challenge (bearer, or the redirect to the sign-in page) stays as the mechanism wants it. */
class SecurityProblems {
    @ServerExceptionMapper(UnauthorizedException.class)
    Uni<Response> unauthorized(UnauthorizedException unauthorized, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Uni<Response> unauthenticated(AuthenticationFailedException unauthenticated, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException forbidden) {
        return ProblemMappers.answer(ProblemMappers.ofStatus(403));
    }

    private static Uni<Response> challenge(RoutingContext request) {
        @Nullable HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(ProblemMappers.answer(ProblemMappers.ofStatus(401)));
        }
        return authenticator.getChallenge(request).map(challenge -> {
            if (challenge == null) {
                return ProblemMappers.answer(ProblemMappers.ofStatus(401));
            }
            Response.ResponseBuilder answer = Response.status(challenge.status);
            if (challenge.headerName != null) {
                answer.header(challenge.headerName.toString(), challenge.headerContent);
            }
            return challenge.status == 401
                    ? answer.type(Problem.MEDIA_TYPE)
                            .entity(ProblemMappers.ofStatus(401))
                            .build()
                    : answer.build();
        });
    }
}

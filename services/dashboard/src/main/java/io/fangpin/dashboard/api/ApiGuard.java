package io.fangpin.dashboard.api;

import io.fangpin.dashboard.session.ApiCalls;
import io.fangpin.kit.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Below {@code /api} nobody is anonymous; a script is told so by 401 instead of being sent to the login page. */
@ApplicationScoped
public class ApiGuard {

    private final SecurityIdentity identity;

    @Inject
    public ApiGuard(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    public void requireSession(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean api = path.startsWith(ApiCalls.PREFIX) || path.startsWith(ApiCalls.PREFIX.substring(1));
        if (api && identity.isAnonymous()) {
            throw Problem.of(401, "unauthorized", "请先登录 / Please log in").asException();
        }
    }
}

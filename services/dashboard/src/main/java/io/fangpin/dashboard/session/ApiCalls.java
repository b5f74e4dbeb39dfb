package io.fangpin.dashboard.session;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls below {@code /api} come from the page's script: without a session they are refused, not redirected. */
@ApplicationScoped
public class ApiCalls implements JavaScriptRequestChecker {

    public static final String PREFIX = "/api/";
    /** A header that another site cannot make a browser send; required of every call that changes something. */
    public static final String CSRF_HEADER = "X-Requested-With";

    public static final String CSRF_VALUE = "fangpin";

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        return context.normalizedPath().startsWith(PREFIX);
    }
}

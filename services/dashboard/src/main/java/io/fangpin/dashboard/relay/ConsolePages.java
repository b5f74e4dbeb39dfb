package io.fangpin.dashboard.relay;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** A page of the console asked for by its own address is the console, which then shows that page. */
@ApplicationScoped
public class ConsolePages {

    /** Before the routes that answer 404 for what they do not know, which have orders of ten thousand and more. */
    private static final int BEFORE_THE_OTHERS = 5;

    private static final List<String> NOT_PAGES =
            List.of("/api", "/q", "/login", "/logout", "/assets", "/dead-letters", "/access-log");

    void routes(@Observes Router router) {
        router.get().order(BEFORE_THE_OTHERS).handler(context -> {
            if (page(context)) {
                context.reroute("/");
            } else {
                context.next();
            }
        });
    }

    private static boolean page(RoutingContext context) {
        String path = context.normalizedPath();
        String accept = context.request().getHeader("Accept");
        return path.length() > 1
                && path.indexOf('.') < 0
                && accept != null
                && accept.contains("text/html")
                && NOT_PAGES.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}

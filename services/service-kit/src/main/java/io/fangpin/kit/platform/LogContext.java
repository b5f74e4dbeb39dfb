package io.fangpin.kit.platform;

import org.jboss.logging.MDC;

/**
 * What log lines are about: {@code try (var about = LogContext.of("batchId", id)) { ... }}. It is there for the thread, or
 * the Vert.x context, that opened it. Ids only, never personal data.
 */
public final class LogContext implements AutoCloseable {
    private final String name;

    private LogContext(String name) {
        this.name = name;
    }

    public static LogContext of(String name, String id) {
        MDC.put(name, id);
        return new LogContext(name);
    }

    @Override
    public void close() {
        MDC.remove(name);
    }
}

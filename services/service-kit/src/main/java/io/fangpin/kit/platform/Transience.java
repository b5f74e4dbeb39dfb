package io.fangpin.kit.platform;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLTransientException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells faults that pass by themselves (something is not reachable, a deadlock) from those that stay. */
public final class Transience {
    private Transience() {}

    public static boolean passes(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isTransient(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransient(Throwable failure) {
        return switch (failure) {
            case PgException pg -> passes(pg.getSqlState());
            case com.fasterxml.jackson.core.JsonProcessingException json -> false;
            case IOException io -> true;
            case TimeoutException timeout -> true;
            case RetriableException kafka -> true;
            case SQLTransientException jdbc -> true;
            case RejectedExecutionException closing -> true;
            case VertxException vertx -> true;
            default -> isConnectionLoss(failure);
        };
    }

    /** Classes: 08 connection, 40 rollback, 53 resources, 55P03 lock, 57 operator, 58 system, 25006 after fail-over. */
    private static boolean passes(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08")
                        || sqlState.startsWith("40")
                        || sqlState.startsWith("53")
                        || sqlState.startsWith("57")
                        || sqlState.startsWith("58")
                        || sqlState.equals("55P03")
                        || sqlState.equals("25006"));
    }

    /** The reactive client reports a lost connection or an exhausted pool by message only. */
    private static boolean isConnectionLoss(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && (message.contains("onnection") || message.startsWith("Timeout") || message.contains("Pool closed"))
                && failure.getClass().getName().startsWith("io.vertx.");
    }
}

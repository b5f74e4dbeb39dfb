package io.fangpin.kit.platform;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.fangpin.kit.problem.ProblemException;
import io.vertx.pgclient.PgException;
import java.util.stream.Collectors;

/** Says why something failed without repeating any data: messages of libraries quote what they failed on. */
public final class Cause {
    private static final int LIMIT = 300;

    private Cause() {}

    public static String of(Throwable failure) {
        String said = one(root(failure));
        return said.length() > LIMIT ? said.substring(0, LIMIT) : said;
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at && !(at instanceof JsonMappingException)) {
            at = at.getCause();
        }
        return at;
    }

    private static String one(Throwable root) {
        String name = root.getClass().getSimpleName();
        if (root instanceof ProblemException problem) {
            return name + " " + problem.problem().code();
        }
        if (root instanceof PgException pg) {
            return name + " " + pg.getSqlState() + " " + pg.getTable() + " " + pg.getColumn() + " "
                    + pg.getConstraint();
        }
        if (root instanceof JsonMappingException json) {
            return name + " at " + path(json);
        }
        StackTraceElement[] stack = root.getStackTrace();
        return stack.length == 0 ? name : name + " at " + stack[0].getClassName() + ":" + stack[0].getLineNumber();
    }

    /** Field names only: keys of maps may be data. */
    private static String path(JsonMappingException json) {
        return json.getPath().stream()
                .map(step -> step.getFrom() instanceof java.util.Map || step.getFieldName() == null
                        ? "*"
                        : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}

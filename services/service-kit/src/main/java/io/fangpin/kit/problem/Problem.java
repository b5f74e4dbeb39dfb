package io.fangpin.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An RFC 9457 problem document; {@code code} is stable and names its type, title is Chinese first, then English. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        @JsonIgnore Map<String, Object> extensions) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://fangpin.io/problems/";

    /** One field that was refused, and why. */
    public record FieldError(String field, String reason) {}

    public Problem {
        extensions = Map.copyOf(extensions);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(URI.create(TYPES + code), title, status, null, code, Map.of());
    }

    public static Problem notFound(String title) {
        return of(404, "not-found", title);
    }

    public static Problem invalid(String title, List<FieldError> errors) {
        return of(400, "invalid-request", title).with("errors", errors);
    }

    public static Problem forbidden(String title) {
        return of(403, "forbidden", title);
    }

    public static Problem conflict(String code, String title) {
        return of(409, code, title);
    }

    public Problem withDetail(String text) {
        return new Problem(type, title, status, text, code, extensions);
    }

    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, title, status, detail, code, more);
    }

    /** For throwing: {@code throw Problem.notFound("未找到该农户 / Household not found").asException()}. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    @JsonAnyGetter
    Map<String, Object> members() {
        return extensions;
    }
}

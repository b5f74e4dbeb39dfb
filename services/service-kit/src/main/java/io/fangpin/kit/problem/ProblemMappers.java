package io.fangpin.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.fangpin.kit.platform.Transience;
import io.fangpin.kit.problem.Problem.FieldError;
import io.quarkus.logging.Log;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every refusal and fault into a problem document; internals and data never get out. */
class ProblemMappers {
    @ServerExceptionMapper(ProblemException.class)
    Response refused(ProblemException refused) {
        return answer(refused.problem());
    }

    @ServerExceptionMapper(ConstraintViolationException.class)
    Response invalid(ConstraintViolationException invalid) {
        List<FieldError> errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        boolean answerIsWrong = invalid.getConstraintViolations().stream().anyMatch(ProblemMappers::isReturnValue);
        return answerIsWrong ? fault(invalid) : answer(Problem.invalid("请求内容不合规 / The request is not valid", errors));
    }

    @ServerExceptionMapper(MismatchedInputException.class)
    Response unreadable(MismatchedInputException unreadable) {
        return answer(malformed(unreadable));
    }

    @ServerExceptionMapper(JacksonException.class)
    Response unreadable(JacksonException unreadable) {
        return answer(malformed(unreadable));
    }

    @ServerExceptionMapper(WebApplicationException.class)
    Response answered(WebApplicationException answered) {
        Response response = answered.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        if (response.getStatus() == 400 && answered.getCause() instanceof JacksonException unreadable) {
            return answer(malformed(unreadable));
        }
        Response.ResponseBuilder problem = builder(ofStatus(response.getStatus()));
        if (response.getHeaderString(HttpHeaders.ALLOW) != null) {
            problem.header(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW));
        }
        return problem.build();
    }

    @ServerExceptionMapper(Throwable.class)
    Response fault(Throwable fault) {
        if (Transience.passes(fault)) {
            Log.warnf("Unavailable: %s", fault.getClass().getSimpleName());
            return builder(ofStatus(503)).header(HttpHeaders.RETRY_AFTER, 5).build();
        }
        // Messages of libraries quote data, so only the place is logged.
        Log.errorf("Fault %s%n%s", fault.getClass().getName(), stack(fault));
        return answer(ofStatus(500));
    }

    /** The problem of a bare HTTP status. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "invalid-request", "请求内容不合规 / The request is not valid");
            case 401 -> Problem.of(401, "not-signed-in", "请先登录 / Please sign in");
            case 403 -> Problem.forbidden("没有此项权限 / Not permitted");
            case 404 -> Problem.notFound("未找到 / Not found");
            case 405 -> Problem.of(405, "method-not-allowed", "不支持此操作方法 / Method not allowed");
            case 406 -> Problem.of(406, "not-acceptable", "无法以所要求的格式回答 / Not acceptable");
            case 409 -> Problem.conflict("conflict", "内容已被他人更新，请刷新后重试 / Changed by someone else, reload and try again");
            case 413 -> Problem.of(413, "too-large", "内容过大 / The content is too large");
            case 415 -> Problem.of(415, "unsupported-media-type", "不支持此内容格式 / Unsupported media type");
            case 503 -> Problem.of(503, "unavailable", "服务暂不可用，请稍后再试 / Unavailable, please try again later");
            default ->
                status < 500
                        ? Problem.of(status, "refused", "请求被拒绝 / The request was refused")
                        : Problem.of(status, "fault", "系统内部错误 / Internal fault");
        };
    }

    static Response answer(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static Problem malformed(JacksonException unreadable) {
        Problem problem = Problem.of(400, "malformed-json", "JSON 无法读取 / The JSON cannot be read");
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return problem.with("errors", List.of(new FieldError(path(mapping), "类型或格式不符 / Wrong type or format")));
        }
        return unreadable.getLocation() == null
                ? problem
                : problem.with("line", unreadable.getLocation().getLineNr())
                        .with("column", unreadable.getLocation().getColumnNr());
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** The path as the caller wrote it: without the method, and without the name of the body's parameter. */
    private static String field(Path path) {
        List<Path.Node> nodes = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .toList();
        boolean body = nodes.size() > 1 && nodes.get(0).getKind() == ElementKind.PARAMETER;
        return nodes.stream().skip(body ? 1 : 0).map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static boolean isReturnValue(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    private static String stack(Throwable fault) {
        return java.util.Arrays.stream(fault.getStackTrace())
                        .limit(30)
                        .map(frame -> "\tat " + frame)
                        .collect(Collectors.joining(System.lineSeparator()))
                + (fault.getCause() == null
                        ? ""
                        : System.lineSeparator() + "caused by "
                                + fault.getCause().getClass().getName() + System.lineSeparator()
                                + stack(fault.getCause()));
    }
}

package io.fangpin.assistance.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.fangpin.assistance.domain.Evidence;
import io.fangpin.assistance.domain.StepCommand;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.Problem.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step as asked for: the case's version, note, reason, evidence, and the form's fields beside them. */
@Schema(description = "version, note, reasonZh, evidence, and the fields that availableSteps names for the step")
public final class StepBody {

    @Schema(required = true)
    public @Nullable Integer version;

    public @Nullable String note;
    public @Nullable String reasonZh;
    public @Nullable List<Evidence> evidence;

    private final Map<String, Object> values = new HashMap<>();

    @JsonAnySetter
    void value(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    StepCommand command(String command) {
        return new StepCommand(command, note, reasonZh, evidence == null ? List.of() : evidence, values);
    }

    int requiredVersion() {
        return required("version", version);
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid("请求内容不合规 / The request is not valid", List.of(new FieldError(field, "必填 / required")))
                    .asException();
        }
        return value;
    }
}

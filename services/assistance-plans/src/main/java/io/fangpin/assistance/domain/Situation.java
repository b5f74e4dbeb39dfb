package io.fangpin.assistance.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a guard looks at: the case, the form as filled in for this step, the policy in force, and the day. */
public record Situation(
        CaseFile file, Map<String, Object> form, WorkflowDefinition workflow, PolicyNumbers policy, LocalDate today) {

    /** A date of this form, else of an earlier step. */
    Optional<LocalDate> date(String name) {
        Object value = form.get(name);
        return value == null ? file.date(name) : Optional.of(LocalDate.parse(value.toString()));
    }

    long number(String name) {
        return form.get(name) instanceof Number number ? number.longValue() : 0;
    }

    String text(String name) {
        Object value = form.get(name);
        return value == null ? "" : value.toString();
    }

    List<String> texts(String name) {
        return form.get(name) instanceof Collection<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }

    int policyNumber(String code) {
        return policy.value(code, file.divisionCode(), today);
    }
}

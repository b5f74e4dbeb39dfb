package io.fangpin.assistance.domain;

import io.fangpin.assistance.domain.Decision.Refused;
import io.fangpin.assistance.domain.StepDefinition.EvidenceDefinition;
import io.fangpin.assistance.domain.StepDefinition.FieldDefinition;
import io.fangpin.assistance.domain.StepDefinition.Option;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a step's form: every field of the right type, present when required, dates in order, evidence with hashes. */
public final class FormReading {

    private static final int TEXT_LIMIT = 500;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final CaseFile file;
    private final LocalDate today;
    private final LocalDate earliest;
    private final List<FieldError> errors = new ArrayList<>();

    FormReading(CaseFile file, LocalDate today, LocalDate earliest) {
        this.file = file;
        this.today = today;
        this.earliest = earliest;
    }

    /** A field that was refused. */
    public record FieldError(String field, String reasonZh, String reasonEn) {}

    /** The answers of a field that come from the household, and those listed in the definition. */
    public static List<Option> options(FieldDefinition field, CaseFile file, LocalDate today, int adultAge) {
        HouseholdFacts household = file.household();
        if (field.optionsFrom() == null || household == null) {
            return field.options();
        }
        Stream<HouseholdFacts.Member> members = switch (field.optionsFrom()) {
            case ADULTS -> household.adults(today, adultAge).stream();
            case MEMBERS -> household.present().stream();
        };
        return members.map(member -> new Option(member.personId(), member.name(), member.name()))
                .toList();
    }

    /** Reads the fields; errors collect until {@link #refusal}. */
    Map<String, Object> read(List<FieldDefinition> fields, Map<String, Object> values, int adultAge) {
        Map<String, Object> read = new LinkedHashMap<>();
        values.keySet().stream()
                .filter(name -> fields.stream().noneMatch(field -> field.name().equals(name)))
                .forEach(name -> refuse(name, "本环节没有此项", "this step has no such field"));
        for (FieldDefinition field : fields) {
            Object value = values.get(field.name());
            if (value == null || value.toString().isBlank()) {
                if (field.required()) {
                    refuse(field.name(), "必填：" + field.titleZh(), "required: " + field.titleEn());
                }
            } else {
                readValue(field, value, adultAge).ifPresent(good -> read.put(field.name(), good));
            }
        }
        fields.stream().filter(f -> f.type() == StepDefinition.Type.DATE).forEach(field -> checkOrder(field, read));
        return read;
    }

    void readEvidence(List<EvidenceDefinition> kinds, List<Evidence> given) {
        for (Evidence evidence : given) {
            if (kinds.stream().noneMatch(kind -> kind.kind().equals(evidence.kind()))) {
                refuse("evidence", "本环节没有此类材料：" + evidence.kind(), "no such evidence here: " + evidence.kind());
            } else if (evidence.sha256() != null
                    && !SHA256.matcher(evidence.sha256()).matches()) {
                refuse("evidence", "材料摘要须为64位十六进制", "a SHA-256 has 64 lower-case hexadecimal digits");
            }
        }
        for (EvidenceDefinition kind : kinds) {
            Predicate<Evidence> proves = evidence -> evidence.kind().equals(kind.kind()) && evidence.sha256() != null;
            if (kind.required() && given.stream().noneMatch(proves)) {
                refuse(
                        "evidence",
                        "缺少材料（含摘要）：" + kind.titleZh() + " " + kind.kind(),
                        "missing evidence with its hash: " + kind.titleEn() + " " + kind.kind());
            }
        }
    }

    Optional<Refused> refusal() {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because("form-incomplete", "表单填写有误", "The form is not in order")
                        .with("errors", List.copyOf(errors)));
    }

    void requireReason(boolean required, @Nullable String reasonZh) {
        if (required && (reasonZh == null || reasonZh.isBlank())) {
            refuse("reasonZh", "须写明理由", "a reason is required");
        }
    }

    private Optional<Object> readValue(FieldDefinition field, Object value, int adultAge) {
        return switch (field.type()) {
            case TEXT -> readText(field, value);
            case DATE -> readDate(field, value);
            case BOOLEAN -> readBoolean(field, value);
            case NUMBER, MONEY -> readNumber(field, value);
            case SELECT -> readChoice(field, value, adultAge);
        };
    }

    private Optional<Object> readText(FieldDefinition field, Object value) {
        String text = value.toString().strip();
        return text.length() > TEXT_LIMIT
                ? refuse(field.name(), "最多" + TEXT_LIMIT + "字", "at most " + TEXT_LIMIT + " characters")
                : Optional.of(text);
    }

    private Optional<Object> readDate(FieldDefinition field, Object value) {
        LocalDate date;
        try {
            date = LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            return refuse(field.name(), "日期格式为 yyyy-MM-dd", "a date is yyyy-MM-dd");
        }
        if (date.isAfter(today) && !field.mayBeFuture()) {
            return refuse(field.name(), "不能晚于今天", "not in the future");
        }
        if (date.isBefore(earliest) && !field.anyPast()) {
            return refuse(field.name(), "补录日期不能早于" + earliest, "a backdated step is not before " + earliest);
        }
        return Optional.of(date.toString());
    }

    private Optional<Object> readBoolean(FieldDefinition field, Object value) {
        if (!(value instanceof Boolean answer)) {
            return refuse(field.name(), "须为 true 或 false", "true or false");
        }
        if (field.mustBe() != null && !field.mustBe().equals(answer)) {
            return refuse(field.name(), "不满足条件：" + field.titleZh(), "the condition does not hold: " + field.titleEn());
        }
        return Optional.of(answer);
    }

    private Optional<Object> readNumber(FieldDefinition field, Object value) {
        if (value instanceof Number number && number.doubleValue() == number.longValue() && number.longValue() >= 0) {
            return Optional.of(number.longValue());
        }
        return refuse(field.name(), "须为不小于零的整数", "a whole number, not negative");
    }

    private Optional<Object> readChoice(FieldDefinition field, Object value, int adultAge) {
        List<String> chosen = value instanceof Collection<?> several
                ? several.stream().map(Object::toString).distinct().toList()
                : List.of(value.toString());
        List<String> allowed = options(field, file, today, adultAge).stream()
                .map(Option::value)
                .toList();
        if (!allowed.isEmpty() && !allowed.containsAll(chosen)) {
            return refuse(field.name(), "不在可选项中", "not among the options");
        }
        if (field.multiple()) {
            return chosen.isEmpty() && field.required()
                    ? refuse(field.name(), "必填：" + field.titleZh(), "required: " + field.titleEn())
                    : Optional.of(chosen);
        }
        return chosen.size() == 1 ? Optional.of(chosen.get(0)) : refuse(field.name(), "只能选一项", "choose exactly one");
    }

    private void checkOrder(FieldDefinition field, Map<String, Object> read) {
        Object value = read.get(field.name());
        if (value == null) {
            return;
        }
        Map<String, Object> known = new HashMap<>(file.facts());
        known.putAll(read);
        LocalDate date = LocalDate.parse(value.toString());
        for (String earlier : field.notBefore()) {
            Object other = known.get(earlier);
            if (other != null && date.isBefore(LocalDate.parse(other.toString()))) {
                refuse(
                        field.name(),
                        "不能早于" + other + "（" + earlier + "）",
                        "not before " + other + " (" + earlier + ")");
            }
        }
    }

    private Optional<Object> refuse(String field, String zh, String en) {
        errors.add(new FieldError(field, zh, en));
        return Optional.empty();
    }
}

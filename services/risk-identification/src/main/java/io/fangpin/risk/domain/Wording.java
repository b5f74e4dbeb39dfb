package io.fangpin.risk.domain;

import io.fangpin.risk.domain.CompiledRulePack.Assessment;
import io.fangpin.risk.domain.CompiledRulePack.Seen;
import io.fangpin.risk.domain.RuleDefinition.Clause;
import io.fangpin.risk.domain.RuleDefinition.Scope;
import io.fangpin.risk.domain.RuleDefinition.Words;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.risk.Alert.ClauseResult;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what a rule saw into a sentence people can check, Chinese and English; nobody is named. */
final class Wording {
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final Assessment assessment;
    private final HouseholdType type;

    Wording(Assessment assessment, HouseholdType type) {
        this.assessment = assessment;
        this.type = type;
    }

    ClauseResult clause(Seen seen) {
        Clause clause = seen.clause();
        PolicyNumber number = seen.number();
        return new ClauseResult(
                clause.name(),
                filled(clause.textZh(), seen, true),
                filled(clause.textEn(), seen, false),
                seen.holds(),
                raw(seen.observed()),
                number == null ? null : Long.toString(number.value()),
                unit(clause, number),
                clause.parameterCode());
    }

    static @Nullable String unit(Clause clause, @Nullable PolicyNumber number) {
        return clause.unit() == null && number != null ? number.unit() : clause.unit();
    }

    static @Nullable String raw(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    String sentenceZh() {
        String because = assessment.seen().stream()
                .filter(seen -> seen.clause().explain())
                .map(seen -> filled(seen.clause().textZh(), seen, true))
                .collect(Collectors.joining("，"));
        return subjectZh() + because + "（规则" + assessment.rule().code() + " 第"
                + assessment.rule().version() + "版，依据" + document() + "）。";
    }

    String sentenceEn() {
        String because = assessment.seen().stream()
                .filter(seen -> seen.clause().explain())
                .map(seen -> filled(seen.clause().textEn(), seen, false))
                .collect(Collectors.joining("; "));
        return subjectEn() + " " + because + " (rule " + assessment.rule().code() + " version "
                + assessment.rule().version() + ", source: " + document() + ").";
    }

    /** Where the threshold comes from, else the rule. */
    String document() {
        return assessment.seen().stream()
                .filter(seen -> seen.clause().name().equals(assessment.rule().measure()))
                .map(Seen::number)
                .filter(number -> number != null)
                .map(PolicyNumber::sourceDocument)
                .findFirst()
                .orElse(assessment.rule().sourceDocument());
    }

    private String subjectZh() {
        String household = type == HouseholdType.OUT_OF_POVERTY ? "脱贫户" : "一般农户";
        return assessment.rule().scope() == Scope.PERSON ? "该成员（" + household + "成员）" : "该户（" + household + "）";
    }

    private String subjectEn() {
        String household = type == HouseholdType.OUT_OF_POVERTY ? "out-of-poverty household" : "ordinary household";
        return assessment.rule().scope() == Scope.PERSON
                ? "This member (" + household + ")"
                : "This household (" + household + ")";
    }

    private String filled(String text, Seen seen, boolean zh) {
        PolicyNumber number = seen.number();
        String unit = unit(seen.clause(), number);
        return text.replace("{observed}", inWords(seen.observed(), unit, seen.clause(), zh))
                .replace("{threshold}", number == null ? "" : quantity(number.value(), number.unit(), zh))
                .replace("{period}", assessment.period());
    }

    private static String inWords(@Nullable Object value, @Nullable String unit, Clause clause, boolean zh) {
        if (value == null) {
            return zh ? "（无）" : "(none)";
        }
        if (value instanceof Long whole) {
            return quantity(whole, unit, zh);
        }
        if (zh && "date".equals(unit)) {
            return dayZh(value.toString());
        }
        Words words = clause.words().get(value.toString());
        return words == null ? value.toString() : zh ? words.zh() : words.en();
    }

    /** 2026年5月3日; what is no ISO day stays as it is. */
    private static String dayZh(String text) {
        try {
            return dayZh(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    static String dayZh(LocalDate day) {
        return DAY_ZH.format(day);
    }

    private static String quantity(long value, @Nullable String unit, boolean zh) {
        return switch (unit == null ? "" : unit) {
            case "fen" -> zh ? yuan(value) + "元" : "CNY " + yuan(value);
            case "days" -> zh ? value + "天" : value + " days";
            case "years" -> zh ? value + "岁" : value + " years";
            case "persons" -> zh ? value + "人" : value + " persons";
            case "percent" -> value + "%";
            default -> Long.toString(value);
        };
    }

    /** A quantity that stands alone: with a unit that the texts of clauses write themselves. */
    static String alone(long value, String unit, boolean zh) {
        String words = switch (unit) {
            case "litres" -> zh ? "升" : " litres";
            case "minutes" -> zh ? "分钟" : " minutes";
            case "metres" -> zh ? "米" : " metres";
            case "months" -> zh ? "个月" : " months";
            case "level" -> zh ? "级" : "";
            default -> "";
        };
        return quantity(value, unit, zh) + words;
    }

    private static String yuan(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen, 2));
    }
}

package io.fangpin.risk.domain;

import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.RiskFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about itself (DOMAIN 4.3); how it decides is the pack's compiled expressions.
 *
 * @param reads kinds of facts it reads; every rule also reads the household
 * @param forEach the rule looks at each fact of this kind by itself; absent when it looks at the whole
 * @param effect what comes of it when it matches
 * @param followsAlerts it speaks only while another alert of the household is open, e.g. a return after elimination
 * @param commonEvent its period names an event: alerts of one village with the same one are of that event (R-GRP-1)
 * @param villageTask that event befalls the village as a whole: it is worked on as one task there, not as a case of each household
 * @param neverSuppressed it is raised although people found no risk behind its last alert (DOMAIN 4.6)
 * @param measure name of the clause whose value the alert shows
 * @param sudden the risk is a sudden event, which may lead to SUDDEN_SEVERE_HARDSHIP above the income line
 */
public record RuleDefinition(
        String code,
        String version,
        String titleZh,
        String titleEn,
        String dimension,
        Effect effect,
        boolean followsAlerts,
        boolean commonEvent,
        boolean villageTask,
        boolean neverSuppressed,
        Scope scope,
        Set<FactKind> reads,
        @Nullable FactKind forEach,
        RiskFactor riskFactor,
        boolean sudden,
        String measure,
        List<Clause> clauses,
        String sourceDocument) {

    public RuleDefinition {
        reads = Set.copyOf(reads);
        clauses = List.copyOf(clauses);
    }

    /** Whether what it finds is an alert, which opens a case; anything else is only shown. */
    public boolean alerts() {
        return effect == Effect.ALERT;
    }

    /** What a match becomes; only an alert is said to others. */
    public enum Effect {
        /** 预警: a risk to be looked into (DOMAIN 4.3). */
        ALERT,
        /** 关注名单: whom to visit, no threshold crossed (DOMAIN 4.2 GREEN, "八必访"). */
        WATCH,
        /** 核查事项: what a case worker looks into before inclusion, never a refusal (DOMAIN 4.4). */
        REVIEW_REASON,
        /** 建议: a civil-affairs category to be asked for, decided by 民政 (DOMAIN 4.5). */
        PROPOSAL,
        /** 数据质量: what the register should check or correct (DOMAIN 2.6). */
        DATA_QUALITY
    }

    /** Whom the rule looks at: each living member, or the household. */
    public enum Scope {
        PERSON,
        HOUSEHOLD
    }

    /**
     * One part of the condition; all must hold.
     *
     * @param compares how the value it shows is held against its policy number; absent when it asks for something else
     * @param explain whether the explanation repeats it
     * @param words what a code seen reads as: Chinese, then English
     */
    public record Clause(
            String name,
            String textZh,
            String textEn,
            @Nullable String parameterCode,
            @Nullable String unit,
            @Nullable Held compares,
            boolean observes,
            boolean explain,
            Map<String, Words> words) {

        public Clause {
            words = Map.copyOf(words);
        }
    }

    /**
     * How a clause holds the value it shows against its number.
     *
     * @param days when the value is a day: which way the days between it and today are counted
     */
    public record Held(Comparison how, @Nullable Days days) {}

    /** Which way days are counted. */
    public enum Days {
        /** From the day seen to today. */
        SINCE,
        /** From today to the day seen. */
        UNTIL
    }

    /** How a value is held against a number. */
    public enum Comparison {
        BELOW,
        AT_MOST,
        AT_LEAST,
        ABOVE;

        /** By how much a whole number misses it; zero or less when it does not. */
        public long missedBy(long value, long number) {
            return switch (this) {
                case BELOW -> value - number + 1;
                case AT_MOST -> value - number;
                case AT_LEAST -> number - value;
                case ABOVE -> number - value + 1;
            };
        }
    }

    /** A code in words. */
    public record Words(String zh, String en) {}

    /** The clause whose value the alert shows. */
    public Optional<Clause> measured() {
        return clauses.stream().filter(clause -> clause.name().equals(measure)).findFirst();
    }
}

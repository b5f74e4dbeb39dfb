package io.fangpin.schemas.matching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of a fact, named by the dataset contract whose rows become it; its values are the contract's fields. A new contract
 * brings its own kind, so this is no list; the constants are those that code asks for by name.
 */
public record FactKind(@JsonValue String code) implements Comparable<FactKind> {
    private static final int LONGEST = 60;

    /** 医保累计自付, per person and year. */
    public static final FactKind MEDICAL_OUT_OF_POCKET = new FactKind("MEDICAL_OUT_OF_POCKET");
    /** 学籍状态, per person. */
    public static final FactKind SCHOOL_ENROLMENT = new FactKind("SCHOOL_ENROLMENT");
    /** 住房安全鉴定, per dwelling. */
    public static final FactKind HOUSING_APPRAISAL = new FactKind("HOUSING_APPRAISAL");
    /** 民政救助名单, per person and programme. */
    public static final FactKind ASSISTANCE_LIST = new FactKind("ASSISTANCE_LIST");
    /** 死亡, per person. */
    public static final FactKind DEATH = new FactKind("DEATH");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FactKind {
        if (!isOne(code)) {
            throw new IllegalArgumentException("A fact kind is written like MEDICAL_OUT_OF_POCKET");
        }
    }

    /** Of the form {@code [A-Z][A-Z0-9_]{0,59}}; checked for every fact, so without a pattern. */
    private static boolean isOne(String code) {
        if (code.isEmpty() || code.length() > LONGEST || code.charAt(0) < 'A' || code.charAt(0) > 'Z') {
            return false;
        }
        for (int i = 1; i < code.length(); i++) {
            char c = code.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(FactKind other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}

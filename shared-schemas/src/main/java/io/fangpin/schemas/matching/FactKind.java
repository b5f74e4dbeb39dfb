package io.fangpin.schemas.matching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Kind of a fact, named by the dataset contract whose rows become it; its values are the contract's fields. A new contract
 * brings its own kind, so this is no list; the constants are those that code asks for by name.
 */
public record FactKind(@JsonValue String code) implements Comparable<FactKind> {
    // First of all: the constants below are checked against it.
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

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
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("A fact kind is written like MEDICAL_OUT_OF_POCKET");
        }
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

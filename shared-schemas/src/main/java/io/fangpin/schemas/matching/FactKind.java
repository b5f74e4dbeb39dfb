package io.fangpin.schemas.matching;

/** Kinds of facts; the values of each are the fields of the dataset contract that yields it. */
public enum FactKind {
    /** 医保累计自付, per person and year. */
    MEDICAL_OUT_OF_POCKET,
    /** 学籍状态, per person. */
    SCHOOL_ENROLMENT,
    /** 住房安全鉴定, per dwelling. */
    HOUSING_APPRAISAL,
    /** 民政救助名单, per person and programme. */
    ASSISTANCE_LIST,
    /** 死亡, per person. */
    DEATH
}

package io.fangpin.linkage.config;

/** How values of a field are read and compared. */
public enum FieldType {
    /** 公民身份号码, 15, 18 or 20 characters as typed. */
    RESIDENT_ID,
    /** A person's name in Chinese characters, surname first. */
    CHINESE_NAME,
    /** A day, year first: 1980-05-03, 19800503, 1980/5/3. */
    DATE,
    /** A number whose digits count, at most 15: phone, postcode, social security number. */
    DIGITS,
    /** 行政区划代码 of up to twelve digits. */
    DIVISION,
    /** A word that is the same or not: sex, relation, household number. */
    CODE,
    /** Words that may be misspelt: western names, streets. */
    TEXT
}

package io.fangpin.linkage.config;

/** The part of a value that a blocking key takes. */
public enum KeyForm {
    WHOLE,
    /** Beginnings and ends: characters of a text, digits of a number. */
    FIRST_3,
    FIRST_4,
    FIRST_6,
    FIRST_9,
    LAST_4,
    /** Of a resident ID. */
    FIRST_14,
    LAST_12,
    BIRTH_SEQUENCE,
    /** Of a name: all of it, or one part, by its merged sounds. */
    SOUND,
    SURNAME_SOUND,
    GIVEN_SOUND,
    LAST_SOUND,
    /** Of a day. */
    YEAR,
    YEAR_MONTH,
    MONTH_DAY
}

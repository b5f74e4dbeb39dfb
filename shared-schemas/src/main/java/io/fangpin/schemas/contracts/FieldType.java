package io.fangpin.schemas.contracts;

/** How a cell is read, and the type of the value it becomes. */
public enum FieldType {
    /** Free text, trimmed; a String. */
    TEXT,
    /** A person's name; a String. */
    NAME,
    /** Resident identity number of 15, 18 or 20 characters; the 18-character String. A wrong check digit is not a row error. */
    ID_NO,
    /** 2026-01-31, 2026/1/31, 20260131, 2026年1月31日 or a spreadsheet date; a LocalDate. */
    DATE,
    /** A month: 2026-01, 202601, 2026年1月; a String yyyy-MM. */
    MONTH,
    /** A whole number; a Long. */
    INTEGER,
    /** A measured quantity with at most four decimals, such as square metres; a Double, never money. */
    DECIMAL,
    /** Yuan, or fen under a header that ends in {@code _fen}, with at most two decimals; a Long of fen. */
    MONEY,
    /** One of the field's codes; a String. */
    CODE,
    /** 是/否, true/false, 1/0; a Boolean. */
    BOOLEAN,
    /** 12-digit division code; a String. */
    DIVISION,
    /** Mobile phone number; a String. */
    PHONE,
    /** Bank card number (16–19 digits); a String. */
    BANK_CARD
}

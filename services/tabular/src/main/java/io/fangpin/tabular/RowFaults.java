package io.fangpin.tabular;

/** What can be wrong with a row before any cell is looked at. */
final class RowFaults {

    static final FieldError MIXED_ENCODING = FieldError.ofRow(
            "ENCODING_MIXED", "编码混杂，本行与文件其余部分编码不同", "The row is encoded differently from the rest of the file");
    static final FieldError NOT_A_RECORD =
            FieldError.ofRow("NOT_A_RECORD", "本行无法拆分为单元格", "The row cannot be split into cells");
    static final FieldError NOT_JSON =
            FieldError.ofRow("JSON_MALFORMED", "本行不是一个 JSON 对象", "The line is not one JSON object");
    private static final FieldError TOO_LONG = FieldError.ofRow("LINE_TOO_LONG", "本行过长", "The line is too long");
    private static final FieldError QUOTE_OPEN =
            FieldError.ofRow("QUOTE_OPEN", "引号没有配对", "A quotation mark is never closed");

    private RowFaults() {}

    static FieldError of(Records.Fault fault) {
        return fault == Records.Fault.TOO_LONG ? TOO_LONG : QUOTE_OPEN;
    }
}

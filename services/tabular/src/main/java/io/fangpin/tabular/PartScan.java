package io.fangpin.tabular;

import java.nio.charset.StandardCharsets;

/**
 * Looks at the bytes of one part of a workbook as they pass, whatever the part is called, for what would make a parser
 * fetch, allocate or compute without measure.
 */
final class PartScan {
    private static final int FIRST_BYTES = 4;
    private static final int MAX_COLUMN_LETTERS = 3;
    private static final int MAX_DIGITS = 1_000;

    private final boolean namedXml;
    private final Word doctype = new Word("<!DOCTYPE");
    private final Word sheetData = new Word("sheetData");
    private boolean sheet;
    private long seen;
    private int before;
    private boolean zero;
    private boolean angle;
    private Reference reference = Reference.NONE;
    private int letters;
    private int digits;

    PartScan(boolean namedXml) {
        this.namedXml = namedXml;
    }

    /** How much of {@code r="} has passed. */
    private enum Reference {
        NONE,
        NAME,
        EQUALS,
        VALUE
    }

    /** Whether the part has turned out to be a sheet. */
    boolean isSheet() {
        return sheet;
    }

    void see(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (seen++ < FIRST_BYTES) {
                encoding(b);
            }
            if (doctype.ends(b)) {
                throw new RefusedFileException(
                        "XML_ENTITY", "工作簿含有 XML 实体声明，已拒绝", "The workbook declares XML entities");
            }
            if (sheet) {
                markup(b);
                reference(b);
                digits(b);
            } else if (sheetData.ends(b)) {
                sheet = true;
            }
            before = b;
        }
    }

    private void encoding(byte b) {
        zero |= b == 0;
        angle |= b == '<';
        boolean mark = seen == 2 && ((before == -2 && b == -1) || (before == -1 && b == -2));
        if (mark || (zero && (namedXml || angle))) {
            throw new RefusedFileException("XML_ENCODING", "工作簿内部编码不是 UTF-8", "A part of the workbook is not in UTF-8");
        }
    }

    /** Comments could hide from the other checks what they stand between; no program writes any among cells. */
    private void markup(byte b) {
        if (before == '<' && b == '?' || before == '!' && b == '-') {
            throw new RefusedFileException("XML_COMMENT", "工作表内含有 XML 注释，已拒绝", "A sheet holds XML comments");
        }
    }

    /** A cell far to the right makes a parser fill all columns before it. */
    private void reference(byte b) {
        boolean space = b == ' ' || b == '\t' || b == '\r' || b == '\n';
        reference = switch (reference) {
            case NONE ->
                b == 'r' && (before == ' ' || before == '\t' || before == '\r' || before == '\n')
                        ? Reference.NAME
                        : Reference.NONE;
            case NAME -> space ? Reference.NAME : b == '=' ? Reference.EQUALS : Reference.NONE;
            case EQUALS -> space ? Reference.EQUALS : b == '"' || b == '\'' ? Reference.VALUE : Reference.NONE;
            case VALUE -> {
                letters = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '$' ? letters + 1 : 0;
                if (letters > MAX_COLUMN_LETTERS || b == '&') {
                    throw new RefusedFileException("TOO_MANY_COLUMNS", "列数过多", "Too many columns");
                }
                yield letters == 0 ? Reference.NONE : Reference.VALUE;
            }
        };
    }

    /** A number of so many digits takes a parser minutes; between tags, commas and spaces no real one is so long. */
    private void digits(byte b) {
        if (b >= '0' && b <= '9') {
            digits++;
            if (digits > MAX_DIGITS) {
                throw new RefusedFileException("NUMBER_TOO_LONG", "单元格中的数字过长", "A number in a cell is too long");
            }
        } else if (b < 0 || b == ',' || b == ' ' || before == '<' && b != '!') {
            digits = 0;
        }
    }

    /** Finds a word in passing bytes; its first character stands nowhere else in it. */
    private static final class Word {
        private final byte[] word;
        private int matched;

        Word(String word) {
            this.word = word.getBytes(StandardCharsets.US_ASCII);
        }

        /** True when the byte is the word's last. */
        boolean ends(byte b) {
            matched = b == word[matched] ? matched + 1 : b == word[0] ? 1 : 0;
            if (matched < word.length) {
                return false;
            }
            matched = 0;
            return true;
        }
    }
}

package io.fangpin.tabular;

import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.ResidentId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the cells of one column; made once per file, so that codes and limits are looked up, not searched. */
final class CellReader {

    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern BANK_CARD = Pattern.compile("\\d{16,19}");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d{2}");
    private static final Map<String, Boolean> YES_NO = Map.ofEntries(
            Map.entry("是", true),
            Map.entry("有", true),
            Map.entry("true", true),
            Map.entry("1", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("已", true),
            Map.entry("否", false),
            Map.entry("无", false),
            Map.entry("false", false),
            Map.entry("0", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("未", false));

    private static final int MOST_DECIMALS = 4;

    private final FieldContract field;
    private final String header;
    private final boolean inFen;
    private final boolean date1904;
    private final Codes codes;

    CellReader(FieldContract field, String header, boolean date1904) {
        this.field = field;
        this.header = header;
        this.inFen = Spelling.key(header).endsWith("_fen");
        this.date1904 = date1904;
        this.codes = new Codes(field.codes());
    }

    FieldContract field() {
        return field;
    }

    String header() {
        return header;
    }

    /** What a cell turned out to be. */
    sealed interface Outcome {
        record Read(Object value) implements Outcome {}

        record Failed(FieldError error) implements Outcome {}

        /** The cell is empty and may be. */
        enum Empty implements Outcome {
            EMPTY
        }
    }

    /** @param numeric true when a spreadsheet stores the cell as a number */
    Outcome read(String raw, boolean numeric) {
        String text = Spelling.text(raw);
        if (text.isEmpty()) {
            return field.required() ? failed("MISSING", "必填项为空", "Required, but empty") : Outcome.Empty.EMPTY;
        }
        if (!readable(text)) {
            return failed("CHARACTER_UNREADABLE", "含有无法识别的字符", "Contains an unreadable character");
        }
        return switch (field.type()) {
            case TEXT -> ofLength(text);
            case NAME -> ofLength(Spelling.name(text));
            case ID_NO -> idNo(Spelling.compact(text), numeric);
            case DATE -> date(Spelling.compact(text.replace(' ', 'T')), numeric);
            case MONTH ->
                Dates.month(Spelling.compact(text.replace(' ', 'T')), numeric, date1904)
                        .map(m -> (Outcome) new Outcome.Read(m.toString()))
                        .orElseGet(() -> failed("MONTH_MALFORMED", "不是月份，应如 2026-01", "Not a month such as 2026-01"));
            case INTEGER -> integer(Spelling.compact(text));
            case DECIMAL -> decimal(Spelling.compact(text));
            case MONEY -> money(Spelling.compact(text));
            case CODE -> code(text);
            case BOOLEAN -> yesNo(Spelling.key(raw));
            case DIVISION ->
                DivisionCode.parse(Spelling.compact(text))
                        .map(d -> (Outcome) new Outcome.Read(d.value()))
                        .orElseGet(() -> failed("DIVISION_MALFORMED", "区划代码应为12位数字", "A division code has 12 digits"));
            case PHONE -> phone(Spelling.compact(text));
            case BANK_CARD -> bankCard(Spelling.compact(text), numeric);
        };
    }

    /** Neither a replacement for what could not be read, nor half a character, which nobody could store. */
    private static boolean readable(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c == 0xfffd) {
                return false;
            }
            if (Character.isSurrogate(c) && (++i == length || !Character.isSurrogatePair(c, text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    private Outcome ofLength(String text) {
        Integer most = field.maxLength();
        return most != null && text.codePointCount(0, text.length()) > most
                ? failed("TOO_LONG", "超过" + most + "个字", "Longer than " + most + " characters")
                : new Outcome.Read(text);
    }

    private Outcome idNo(String text, boolean numeric) {
        if (isScientific(text) || (numeric && text.length() > 15)) {
            return lostDigits();
        }
        Optional<ResidentId> id = ResidentId.parse(text);
        return id.isPresent()
                ? new Outcome.Read(id.get().value())
                : failed(
                        "ID_MALFORMED",
                        "身份证号应为15、18或20位且出生日期有效",
                        "Not a resident ID of 15, 18 or 20 characters with a possible birth date");
    }

    private static boolean isScientific(String text) {
        return (text.indexOf('e') > 0 || text.indexOf('E') > 0)
                && SCIENTIFIC.matcher(text).matches();
    }

    private Outcome lostDigits() {
        return failed(
                "DIGITS_LOST",
                "表格把号码存成了数字，末几位已丢失，请把该列设为文本后重填",
                "The spreadsheet stored the number as a quantity and lost its last digits; make the column text");
    }

    private Outcome date(String text, boolean numeric) {
        return switch (Dates.date(text, numeric, date1904)) {
            case Dates.Day day -> new Outcome.Read(day.date());
            case Dates.Impossible impossible -> failed("DATE_IMPOSSIBLE", "没有这一天", "There is no such day");
            case Dates.NotADate notADate ->
                failed("DATE_MALFORMED", "不是日期，应如 2026-01-31", "Not a date such as 2026-01-31");
        };
    }

    private Outcome integer(String text) {
        long digits = Digits.whole(text, 0, text.length());
        if (digits >= 0) {
            return within(digits);
        }
        Optional<BigDecimal> number = Digits.decimal(text);
        if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
            return failed("NOT_WHOLE", "应为整数", "Not a whole number");
        }
        return within(number.get());
    }

    private Outcome decimal(String text) {
        Optional<BigDecimal> number = Digits.decimal(text);
        if (number.isEmpty() || number.get().stripTrailingZeros().scale() > MOST_DECIMALS) {
            return failed("NOT_A_NUMBER", "应为数字，最多四位小数", "Not a number with at most four decimals");
        }
        return limit(number.get()).orElseGet(() -> new Outcome.Read(number.get().doubleValue()));
    }

    private Outcome money(String text) {
        String bare = text.startsWith("¥") || text.startsWith("￥") ? text.substring(1) : text;
        bare = bare.endsWith("元") ? bare.substring(0, bare.length() - 1) : bare;
        long plain = inFen ? Digits.whole(bare, 0, bare.length()) : Digits.hundredths(bare);
        if (plain >= 0) {
            return within(plain);
        }
        Optional<BigDecimal> number = Digits.decimal(bare);
        if (number.isEmpty()) {
            return failed("MONEY_MALFORMED", "不是金额", "Not an amount of money");
        }
        BigDecimal fen = inFen ? number.get() : number.get().movePointRight(2);
        if (fen.stripTrailingZeros().scale() > 0) {
            return inFen
                    ? failed("MONEY_FRACTION", "以分为单位的金额应为整数", "An amount in fen is a whole number")
                    : failed("MONEY_FRACTION", "金额最多两位小数", "An amount has at most two decimals");
        }
        return within(fen);
    }

    private Outcome within(long number) {
        Long min = field.min();
        Long max = field.max();
        if (min != null && number < min) {
            return belowMin();
        }
        return max != null && number > max ? aboveMax() : new Outcome.Read(number);
    }

    private Outcome within(BigDecimal number) {
        BigDecimal whole = number.setScale(0, RoundingMode.UNNECESSARY);
        return limit(whole).orElseGet(() -> new Outcome.Read(whole.longValueExact()));
    }

    /** Why the number is outside its limits; those of a long where the contract names none. */
    private Optional<Outcome> limit(BigDecimal number) {
        Long min = field.min();
        if (min != null && number.compareTo(BigDecimal.valueOf(min)) < 0) {
            return Optional.of(belowMin());
        }
        long max = field.max() == null ? Long.MAX_VALUE : field.max();
        return number.compareTo(BigDecimal.valueOf(max)) > 0 || number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
                ? Optional.of(aboveMax())
                : Optional.empty();
    }

    private Outcome belowMin() {
        return failed("BELOW_MIN", "小于允许的最小值", "Below the smallest allowed value");
    }

    private Outcome aboveMax() {
        return failed("ABOVE_MAX", "大于允许的最大值", "Above the largest allowed value");
    }

    private Outcome code(String text) {
        String code = codes.of(text);
        return code != null
                ? new Outcome.Read(code)
                : failed("CODE_UNKNOWN", "不在允许的取值内", "Not one of the allowed values");
    }

    private Outcome yesNo(String text) {
        Boolean value = YES_NO.get(text.toLowerCase(Locale.ROOT));
        return value != null ? new Outcome.Read(value) : failed("BOOLEAN_UNKNOWN", "应填是或否", "Neither yes nor no");
    }

    private Outcome phone(String text) {
        String digits = text.indexOf('-') < 0 ? text : text.replace("-", "");
        digits = digits.startsWith("+86") ? digits.substring(3) : digits;
        return PHONE.matcher(digits).matches()
                ? new Outcome.Read(digits)
                : failed("PHONE_MALFORMED", "不是手机号码", "Not a mobile phone number");
    }

    private Outcome bankCard(String text, boolean numeric) {
        if (isScientific(text) || (numeric && text.length() > 15)) {
            return lostDigits();
        }
        return BANK_CARD.matcher(text).matches()
                ? new Outcome.Read(text)
                : failed("BANK_CARD_MALFORMED", "银行卡号应为16至19位数字", "A bank card number has 16 to 19 digits");
    }

    Outcome tooLong() {
        return failed("CELL_TOO_LONG", "单元格内容过长", "The cell is too long");
    }

    private Outcome failed(String code, String reasonZh, String reasonEn) {
        return new Outcome.Failed(new FieldError(field.name(), header, code, reasonZh, reasonEn));
    }
}

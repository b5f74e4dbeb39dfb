package io.fangpin.schemas.people;

import java.util.Optional;

/**
 * A 12-digit administrative division code (统计用区划代码): 2 province, 2 prefecture, 2 county, 3 township, 3 village.
 *
 * @param value 12 digits; a higher level ends in zeros
 */
public record DivisionCode(String value) {

    /** Reads 12 digits, or 6 or 9 filled up with zeros. */
    public static Optional<DivisionCode> parse(String raw) {
        String text = raw.strip();
        String padded = text.length() == 6 || text.length() == 9 ? text + "0".repeat(12 - text.length()) : text;
        return isOne(padded) ? Optional.of(new DivisionCode(padded)) : Optional.empty();
    }

    private static boolean isOne(String code) {
        if (code.length() != Level.VILLAGE.digits || code.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    public Level level() {
        for (Level level : Level.values()) {
            if (value.substring(level.digits).chars().allMatch(c -> c == '0')) {
                return level;
            }
        }
        return Level.VILLAGE;
    }

    /** The digits that all divisions below share. */
    public String prefix() {
        return value.substring(0, level().digits);
    }

    public boolean covers(String otherCode) {
        return otherCode.startsWith(prefix());
    }

    /** The code of the enclosing division of the level, itself when it is that level or higher. */
    public DivisionCode at(Level level) {
        return new DivisionCode(value.substring(0, level.digits) + "0".repeat(12 - level.digits));
    }

    /** Administrative levels, from the top. */
    public enum Level {
        PROVINCE(2),
        PREFECTURE(4),
        COUNTY(6),
        TOWNSHIP(9),
        VILLAGE(12);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        public int digits() {
            return digits;
        }
    }
}

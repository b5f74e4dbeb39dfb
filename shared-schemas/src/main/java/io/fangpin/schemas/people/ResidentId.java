package io.fangpin.schemas.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A resident identity number (公民身份号码, GB 11643) in its 18-character form; 15-digit numbers of the first
 * generation and 20-digit disability certificates are brought to it.
 *
 * @param value 17 digits and the check character, upper case
 */
public record ResidentId(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /** Reads 15, 18 or 20 characters; empty when the shape, or the birth date in it, is impossible. */
    public static Optional<ResidentId> parse(String raw) {
        String text = raw.strip().toUpperCase(Locale.ROOT);
        String core = switch (text.length()) {
            case 15 -> fromFirstGeneration(text);
            case 18 -> text;
            case 20 -> text.substring(0, 18);
            default -> "";
        };
        if (core.length() != 18 || !allDigits(core, 17) || "0123456789X".indexOf(core.charAt(17)) < 0) {
            return Optional.empty();
        }
        return birthDateIn(core).map(date -> new ResidentId(core));
    }

    /** The check character that 17 digits call for (ISO 7064 MOD 11-2). */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    /** False for a mistyped number: it may name nobody, or somebody else. */
    public boolean checkCharacterFits() {
        return checkCharacter(value) == value.charAt(17);
    }

    public LocalDate birthDate() {
        return birthDateIn(value).orElseThrow();
    }

    public boolean male() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    /** Six digits of the county that issued the number, possibly abolished since. */
    public String areaCode() {
        return value.substring(0, 6);
    }

    @Override
    public String toString() {
        return "ResidentId[" + value.substring(0, 6) + "********" + value.substring(14) + "]";
    }

    private static String fromFirstGeneration(String fifteen) {
        if (!allDigits(fifteen, 15)) {
            return "";
        }
        String first17 = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return first17 + checkCharacter(first17);
    }

    private static boolean allDigits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<LocalDate> birthDateIn(String core) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(core.substring(6, 10)),
                    Integer.parseInt(core.substring(10, 12)),
                    Integer.parseInt(core.substring(12, 14))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

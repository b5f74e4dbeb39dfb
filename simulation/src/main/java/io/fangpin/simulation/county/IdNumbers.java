package io.fangpin.simulation.county;

import io.fangpin.schemas.people.ResidentId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Hands out resident identity numbers, each once: valid area code, birth date, sex digit and check character. It keeps
 * one counter per area, day and sex (a few megabytes whatever the county's size).
 */
public final class IdNumbers {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.of(2100, 1, 1));
    private static final int NUMBERS_A_DAY_AND_SEX = 499;

    /** 蒲圻市 422302 became 赤壁市 421281 when 咸宁 became a prefecture-level city in December 1998. */
    private static final LocalDate RENAMED = LocalDate.of(1998, 12, 6);

    private static final String[] NEIGHBOURS_BEFORE = {"422301", "422322", "422324", "422325", "422326"};
    private static final String[] NEIGHBOURS_AFTER = {"421202", "421221", "421222", "421223", "421224"};
    /** 临湘, 洪山, 曾都, 荔城: areas that no person of the register comes from. */
    private static final String[] FAR_AWAY = {"430682", "420111", "421303", "350304"};

    private static final int AREA_DIGITS = 6;
    private static final int BIRTH_DIGITS = 8;
    private static final int SEQUENCE_DIGITS = 3;

    private final Map<String, short[]> used = new HashMap<>();

    String ofNative(LocalDate birth, boolean male) {
        return next(birth.isBefore(RENAMED) ? "422302" : "421281", birth, male);
    }

    String ofMarriedIn(LocalDate birth, boolean male, SplittableRandom random) {
        String[] areas = birth.isBefore(RENAMED) ? NEIGHBOURS_BEFORE : NEIGHBOURS_AFTER;
        return next(areas[random.nextInt(areas.length)], birth, male);
    }

    /** A number that nobody in the register has. */
    public String ofStranger(LocalDate birth, boolean male, SplittableRandom random) {
        return next(FAR_AWAY[random.nextInt(FAR_AWAY.length)], birth, male);
    }

    /** Another number of the same area and day. */
    public String ofTwin(String idNo, boolean male) {
        LocalDate birth = ResidentId.parse(idNo).orElseThrow().birthDate();
        return next(idNo.substring(0, AREA_DIGITS), birth, male);
    }

    /** The number as it comes out of a wrong keystroke or two: possible date, wrong check character, nobody's. */
    public static String mistyped(String idNo) {
        SplittableRandom random = new SplittableRandom(idNo.hashCode());
        int year = Integer.parseInt(idNo.substring(6, 10));
        LocalDate born = ResidentId.parse(idNo).orElseThrow().birthDate();
        LocalDate other = LocalDate.ofYearDay(year, 1 + (born.getDayOfYear() + 20 + random.nextInt(300)) % 365);
        String first17 = idNo.substring(0, 6) + day(other) + "%03d".formatted(random.nextInt(1000));
        int wrong = (ResidentId.checkCharacter(first17) - '0' + 1 + random.nextInt(8)) % 10;
        char last =
                ResidentId.checkCharacter(first17) == 'X' ? (char) ('0' + random.nextInt(10)) : (char) ('0' + wrong);
        return first17 + last;
    }

    /** The number with one wrong digit of area or sequence, the check character left as it is. */
    public static String slipped(String idNo, SplittableRandom random) {
        // A wrong digit of the birth date often makes a date that cannot be: such a row is malformed, not doubtful.
        int place = random.nextInt(AREA_DIGITS + SEQUENCE_DIGITS - 2) + 2;
        place = place < AREA_DIGITS ? place : place + BIRTH_DIGITS;
        int other = (idNo.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
        return idNo.substring(0, place) + other + idNo.substring(place + 1);
    }

    /** The 15-digit form of the first generation; only for people born in the twentieth century. */
    public static String firstGeneration(String idNo) {
        return idNo.substring(0, 6) + idNo.substring(8, 17);
    }

    /** When the day is used up, the day before is taken: read the birth date from the number. */
    private String next(String area, LocalDate birth, boolean male) {
        short[] counters = used.computeIfAbsent(area, a -> new short[2 * DAYS]);
        for (int day = (int) ChronoUnit.DAYS.between(FIRST_DAY, birth); day >= 0; day--) {
            int cell = 2 * day + (male ? 1 : 0);
            if (counters[cell] < NUMBERS_A_DAY_AND_SEX) {
                int sequence = 2 * ++counters[cell] + (male ? -1 : 0);
                String first17 = area + day(FIRST_DAY.plusDays(day)) + "%03d".formatted(sequence);
                return first17 + ResidentId.checkCharacter(first17);
            }
        }
        throw new IllegalStateException("No identity number left in " + area);
    }

    private static String day(LocalDate date) {
        return Integer.toString(date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth());
    }
}

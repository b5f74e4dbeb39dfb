package io.fangpin.linkage.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes a person's values as people type them. */
final class Misspelling {
    private static final Map<Character, Character> TRADITIONAL = traditional();

    private final ErrorMix mix;
    private final SplittableRandom random;

    Misspelling(ErrorMix mix, SplittableRandom random) {
        this.mix = mix;
        this.random = random;
    }

    String name(String name) {
        int surname = SyntheticRegister.surnameLength(name);
        int place = surname + random.nextInt(name.length() - surname);
        double roll = random.nextDouble();
        if ((roll -= mix.nameHomophone()) < 0) {
            return with(name, place, SyntheticNames.homophone(name.charAt(place), random));
        }
        if ((roll -= mix.nameVariant()) < 0) {
            StringBuilder written = new StringBuilder();
            name.chars().forEach(c -> written.append((char) TRADITIONAL.getOrDefault((char) c, (char) c)));
            return written.toString();
        }
        if ((roll -= mix.nameOtherCharacter()) < 0) {
            // Now and then the surname is the wrong one.
            int wrong = random.nextDouble() < 0.1 ? 0 : place;
            return with(name, wrong, SyntheticNames.character(random.nextBoolean(), random));
        }
        if ((roll -= mix.nameCharacterMissing()) < 0 && name.length() > 2) {
            return name.substring(0, place) + name.substring(place + 1);
        }
        if (roll < mix.nameSpelling() && roll >= 0) {
            return random.nextBoolean() ? name.charAt(0) + " " + name.substring(1) : name + "　";
        }
        return name;
    }

    @Nullable
    String idNo(SyntheticPerson person, List<SyntheticPerson> family) {
        String idNo = person.idNo();
        double roll = random.nextDouble();
        if ((roll -= mix.idMissing()) < 0) {
            return null;
        }
        int place = random.nextInt(18);
        if ((roll -= mix.idOneDigit()) < 0) {
            return otherDigit(idNo, place);
        }
        if ((roll -= mix.idTransposed()) < 0) {
            return exchanged(idNo);
        }
        if ((roll -= mix.idTwoDigits()) < 0) {
            return otherDigit(otherDigit(idNo, place), (place + 1 + random.nextInt(16)) % 18);
        }
        if ((roll -= mix.idDigitMissing()) < 0) {
            return idNo.substring(0, place) + idNo.substring(place + 1);
        }
        if ((roll -= mix.idOfRelative()) < 0) {
            return family.get(random.nextInt(family.size())).idNo();
        }
        if (roll < mix.idFirstGeneration() && person.birth().getYear() < 2000) {
            return idNo.substring(0, 6) + idNo.substring(8, 17);
        }
        return idNo;
    }

    /** A record without an ID number nearly always has the birth date: somebody made it for a person. */
    @Nullable
    String birth(SyntheticPerson person, boolean withIdNo) {
        LocalDate birth = person.birth();
        double roll = random.nextDouble();
        if ((roll -= withIdNo ? mix.birthMissing() : mix.birthMissing() / 10) < 0) {
            return null;
        }
        if ((roll -= mix.birthOneDigit()) < 0) {
            String written = birth.toString();
            int place = new int[] {2, 3, 6, 8, 9}[random.nextInt(5)];
            return with(written, place, (char) ('0' + random.nextInt(10)));
        }
        if ((roll -= mix.birthSwapped()) < 0) {
            return "%d-%02d-%02d".formatted(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue());
        }
        if (roll < mix.birthLunar()) {
            return birth.minusDays(20 + random.nextInt(30)).toString();
        }
        return random.nextDouble() < 0.2 ? birth.toString().replace("-", "") : birth.toString();
    }

    @Nullable
    String phone(SyntheticPerson person, List<SyntheticPerson> family) {
        String phone = person.phone();
        double roll = random.nextDouble();
        if ((roll -= mix.phoneMissing()) < 0 || phone == null) {
            return null;
        }
        if ((roll -= mix.phoneOld()) < 0) {
            return SyntheticRegister.phone(random);
        }
        if ((roll -= mix.phoneOfRelative()) < 0) {
            return family.get(random.nextInt(family.size())).phone();
        }
        return roll < mix.phoneOneDigit() ? otherDigit(phone, 1 + random.nextInt(10)) : phone;
    }

    @Nullable
    String division(String division) {
        double roll = random.nextDouble();
        if ((roll -= mix.divisionMissing()) < 0) {
            return null;
        }
        if ((roll -= mix.divisionOldVillage()) < 0) {
            return division.substring(0, 9) + (200 + random.nextInt(15));
        }
        if ((roll -= mix.divisionOldTown()) < 0) {
            return division.substring(0, 6) + (100 + random.nextInt(20)) + (200 + random.nextInt(15));
        }
        return roll < mix.divisionCountyOnly() ? division.substring(0, 6) : division;
    }

    @Nullable
    String sex(boolean male) {
        double roll = random.nextDouble();
        if ((roll -= mix.sexMissing()) < 0) {
            return null;
        }
        return roll < mix.sexWrong() == male ? "2" : "1";
    }

    private String exchanged(String idNo) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int place = random.nextInt(16);
            if (idNo.charAt(place) != idNo.charAt(place + 1)) {
                return idNo.substring(0, place)
                        + idNo.charAt(place + 1)
                        + idNo.charAt(place)
                        + idNo.substring(place + 2);
            }
        }
        return idNo;
    }

    private String otherDigit(String digits, int place) {
        char before = digits.charAt(place);
        char after = before;
        while (after == before) {
            after = (char) ('0' + random.nextInt(10));
        }
        return with(digits, place, after);
    }

    private static String with(String text, int place, char c) {
        return text.substring(0, place) + c + text.substring(place + 1);
    }

    /** For each simplified character one that simplifies to it, from the engine's own table. */
    private static Map<Character, Character> traditional() {
        Map<Character, Character> traditional = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Misspelling.class.getResourceAsStream("/io/fangpin/linkage/text/simplified.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                for (int i = 0; i + 1 < line.length(); i += 2) {
                    traditional.putIfAbsent(line.charAt(i + 1), line.charAt(i));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return traditional;
    }
}

package io.fangpin.linkage.bench;

import io.fangpin.schemas.people.ResidentId;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic population of households in villages, towns and counties, each a function of the seed and its number:
 * families share surname, phone, village and often the first character of the children's names; some children are twins.
 */
final class SyntheticRegister {
    private static final int HOUSEHOLDS_A_VILLAGE = 250;
    private static final int VILLAGES_A_TOWN = 15;
    private static final int TOWNS_A_COUNTY = 20;
    private static final int FIRST_COUNTY = 421_201;
    private static final double CLAN_SHARE = 0.35;
    private static final double TWIN_BIRTHS = 0.01;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final long SALT = 0x5851F42D4C957F2DL;

    private final long seed;
    private final int persons;
    private final LongOpenHashSet usedNumbers = new LongOpenHashSet();
    /** Number of each household's first person, and what was added to sequences to make numbers unique. */
    private final IntArrayList firstPerson = new IntArrayList();

    private final IntArrayList shifts = new IntArrayList();

    SyntheticRegister(long seed, int persons) {
        this.seed = seed;
        this.persons = persons;
        int count = 0;
        for (int h = 0; count < persons; h++) {
            firstPerson.add(count);
            List<SyntheticPerson> members = make(h, true);
            count += members.size();
        }
    }

    int households() {
        return firstPerson.size();
    }

    int persons() {
        return persons;
    }

    /** Households that lie wholly within the first persons. */
    int householdsWithin(int firstPersons) {
        int h = 0;
        while (h < firstPerson.size() && firstPerson.getInt(h) < firstPersons) {
            h++;
        }
        return h;
    }

    List<SyntheticPerson> household(int number) {
        return make(number, false);
    }

    /** A person who lives nowhere in the register: a number of an area that no county here has. */
    SyntheticPerson stranger(SplittableRandom random) {
        boolean male = random.nextBoolean();
        LocalDate birth = TODAY.minusDays(random.nextInt(365 * 85));
        String name = SyntheticNames.surname(random) + SyntheticNames.given(male, (char) 0, random);
        String area = Integer.toString(430_600 + random.nextInt(80));
        String division = division(random.nextInt(Math.max(1, households())));
        return new SyntheticPerson(
                "",
                name,
                number(area, birth, male, random.nextInt(490)),
                birth,
                male,
                phone(random),
                division,
                "",
                "1");
    }

    /** A brother or sister born the same day who was never registered. */
    SyntheticPerson unregisteredTwin(SyntheticPerson person, SplittableRandom random) {
        boolean male = random.nextDouble() < 0.7 == person.male();
        int surname = surnameLength(person.name());
        boolean shared = random.nextBoolean() && person.name().length() - surname == 2;
        char generation = shared ? person.name().charAt(surname) : 0;
        String name = person.name();
        while (name.equals(person.name())) {
            name = name.substring(0, surname) + SyntheticNames.given(male, generation, random);
        }
        int sequence = Integer.parseInt(person.idNo().substring(14, 17)) / 2 + 1 + random.nextInt(3);
        String idNo = number(person.idNo().substring(0, 6), person.birth(), male, sequence % 499);
        return new SyntheticPerson(
                "", name, idNo, person.birth(), male, person.phone(), person.division(), person.householdNo(), "20");
    }

    /** A member of the family who was never registered: a newborn, a wife. */
    SyntheticPerson unregisteredKin(SyntheticPerson person, SplittableRandom random) {
        boolean male = random.nextBoolean();
        LocalDate birth = TODAY.minusDays(random.nextInt(365 * 60));
        String name =
                person.name().substring(0, surnameLength(person.name())) + SyntheticNames.given(male, (char) 0, random);
        String idNo = number(person.idNo().substring(0, 6), birth, male, 400 + random.nextInt(90));
        return new SyntheticPerson(
                "", name, idNo, birth, male, person.phone(), person.division(), person.householdNo(), "20");
    }

    static int surnameLength(String name) {
        return name.length() > 3 ? 2 : 1;
    }

    static String phone(SplittableRandom random) {
        return "1" + (3 + random.nextInt(7)) + (100_000_000 + random.nextInt(900_000_000));
    }

    private List<SyntheticPerson> make(int h, boolean first) {
        SplittableRandom random = new SplittableRandom(seed * SALT + h);
        SplittableRandom village = new SplittableRandom(~seed * SALT + h / HOUSEHOLDS_A_VILLAGE);
        String clan = SyntheticNames.surname(village);
        String surname = random.nextDouble() < CLAN_SHARE ? clan : SyntheticNames.surname(random);
        Family family = new Family(h, surname, random.nextDouble() < 0.9 ? phone(random) : null, first, random);
        int headAge = 25 + random.nextInt(55);
        family.add("02", surname, true, (char) 0, family.born(headAge));
        if (random.nextDouble() < 0.8) {
            family.add(
                    "10",
                    SyntheticNames.surname(random),
                    false,
                    (char) 0,
                    family.born(headAge - 3 + random.nextInt(6)));
        }
        char generation = random.nextDouble() < 0.5 ? SyntheticNames.character(true, random) : 0;
        int children = headAge > 62 ? 0 : random.nextInt(4);
        for (int c = 0; c < children; c++) {
            LocalDate born = family.born(Math.max(0, headAge - 23 - 3 * c - random.nextInt(3)));
            boolean male = random.nextDouble() < 0.53;
            family.add(male ? "20" : "30", surname, male, generation, born);
            if (random.nextDouble() < TWIN_BIRTHS) {
                boolean twinMale = random.nextDouble() < 0.7 == male;
                family.add(twinMale ? "20" : "30", surname, twinMale, generation, born);
            }
        }
        if (random.nextDouble() < 0.3) {
            family.add("52", SyntheticNames.surname(random), false, (char) 0, family.born(Math.min(99, headAge + 24)));
        }
        return family.members;
    }

    private final class Family {
        final int number;
        final String surname;
        final @Nullable String phone;
        final boolean first;
        final SplittableRandom random;
        final List<SyntheticPerson> members = new ArrayList<>();

        Family(int number, String surname, @Nullable String phone, boolean first, SplittableRandom random) {
            this.number = number;
            this.surname = surname;
            this.phone = phone;
            this.first = first;
            this.random = random;
        }

        LocalDate born(int age) {
            return TODAY.minusYears(age).minusDays(1 + random.nextInt(365));
        }

        /** Parents do not name two children alike. */
        private String otherNameThanBefore(String surname, boolean male, char generation) {
            while (true) {
                String full = surname + SyntheticNames.given(male, generation, random);
                if (members.stream().noneMatch(member -> member.name().equals(full))) {
                    return full;
                }
            }
        }

        void add(String relation, String name, boolean male, char generation, LocalDate birth) {
            int place = firstPerson.getInt(number) + members.size();
            String full = otherNameThanBefore(name, male, generation);
            boolean married = relation.equals("10");
            String area = Integer.toString(
                    FIRST_COUNTY + county(number) + (married && random.nextDouble() < 0.3 ? 1 + random.nextInt(9) : 0));
            int sequence = (int) (Math.pow(random.nextDouble(), 1.5) * 499);
            boolean own = random.nextDouble() < 0.4;
            String mobile = own ? phone(random) : phone;
            int shift = first ? free(area, birth, male, sequence) : shifts.getInt(place);
            members.add(new SyntheticPerson(
                    "P" + place,
                    full,
                    number(area, birth, male, (sequence + shift) % 499),
                    birth,
                    male,
                    mobile,
                    division(number),
                    "H" + number,
                    relation));
        }
    }

    private int free(String area, LocalDate birth, boolean male, int sequence) {
        int shift = 0;
        while (!usedNumbers.add(Long.parseLong(
                number(area, birth, male, (sequence + shift) % 499).substring(0, 17)))) {
            shift++;
        }
        shifts.add(shift);
        return shift;
    }

    private static String number(String area, LocalDate birth, boolean male, int sequence) {
        int three = 2 * sequence + (male ? 1 : 2);
        String first17 = area
                + (birth.getYear() * 10_000 + birth.getMonthValue() * 100 + birth.getDayOfMonth())
                + Integer.toString(1000 + three).substring(1);
        return first17 + ResidentId.checkCharacter(first17);
    }

    private static int county(int household) {
        return household / (HOUSEHOLDS_A_VILLAGE * VILLAGES_A_TOWN * TOWNS_A_COUNTY);
    }

    private static String division(int household) {
        int village = household / HOUSEHOLDS_A_VILLAGE;
        int town = village / VILLAGES_A_TOWN;
        return "%06d%03d%03d"
                .formatted(
                        FIRST_COUNTY + county(household), 100 + town % TOWNS_A_COUNTY, 200 + village % VILLAGES_A_TOWN);
    }
}

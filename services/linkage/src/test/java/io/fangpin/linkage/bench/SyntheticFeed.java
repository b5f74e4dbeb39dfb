package io.fangpin.linkage.bench;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Feed records about a synthetic register with the errors of a mix, and whose they truly are. */
final class SyntheticFeed {
    private final SyntheticRegister register;
    private final int households;
    private final ErrorMix mix;
    private final LinkageConfig config;
    private final SplittableRandom random;
    private final Misspelling misspelling;

    /** Persons come from the first households only. */
    SyntheticFeed(SyntheticRegister register, int households, ErrorMix mix, LinkageConfig config, long seed) {
        this.register = register;
        this.households = households;
        this.mix = mix;
        this.config = config;
        this.random = new SplittableRandom(seed);
        this.misspelling = new Misspelling(mix, random);
    }

    /** A record and the registered person it belongs to, null for a stranger. */
    record Labelled(Subject subject, @Nullable String person, String kind) {}

    List<Labelled> records(int count) {
        List<Labelled> records = new ArrayList<>(count);
        while (records.size() < count) {
            records.add(record(records.size()));
        }
        return records;
    }

    private Labelled record(int number) {
        double roll = random.nextDouble();
        if (roll < mix.twins()) {
            return twin(number);
        }
        List<SyntheticPerson> family = family();
        SyntheticPerson person = family.get(random.nextInt(family.size()));
        if (roll < mix.twins() + mix.strangers()) {
            return stranger(number, person, family);
        }
        return labelled(number, person, family, person.id(), "registered");
    }

    private Labelled stranger(int number, SyntheticPerson person, List<SyntheticPerson> family) {
        double kind = random.nextDouble();
        if (kind < 0.3) {
            return labelled(number, register.unregisteredKin(person, random), family, null, "kin");
        }
        SyntheticPerson stranger = register.stranger(random);
        if (kind < 0.5) {
            SyntheticPerson namesake = new SyntheticPerson(
                    "",
                    person.name(),
                    stranger.idNo(),
                    stranger.birth(),
                    stranger.male(),
                    stranger.phone(),
                    person.division(),
                    "",
                    "1");
            return labelled(number, namesake, List.of(namesake), null, "namesake");
        }
        return labelled(number, stranger, List.of(stranger), null, "elsewhere");
    }

    /** Half the time one of two registered twins, half the time the twin of somebody who is registered alone. */
    private Labelled twin(int number) {
        if (random.nextBoolean()) {
            List<SyntheticPerson> family = family();
            SyntheticPerson person = family.get(random.nextInt(family.size()));
            return labelled(number, register.unregisteredTwin(person, random), family, null, "unregistered twin");
        }
        while (true) {
            List<SyntheticPerson> family = family();
            for (int i = 1; i < family.size(); i++) {
                if (family.get(i).birth().equals(family.get(i - 1).birth())) {
                    SyntheticPerson person = family.get(random.nextBoolean() ? i : i - 1);
                    return labelled(number, person, family, person.id(), "registered twin");
                }
            }
        }
    }

    private List<SyntheticPerson> family() {
        return register.household(random.nextInt(households));
    }

    private Labelled labelled(
            int number, SyntheticPerson person, List<SyntheticPerson> family, @Nullable String truth, String kind) {
        Map<String, String> values = new HashMap<>();
        put(values, "name", misspelling.name(person.name()));
        put(values, "idNo", misspelling.idNo(person, family));
        put(values, "birthDate", misspelling.birth(person, values.containsKey("idNo")));
        put(values, "phone", misspelling.phone(person, family));
        put(values, "division", misspelling.division(person.division()));
        put(values, "sex", misspelling.sex(person.male()));
        put(values, "householdNo", random.nextDouble() < mix.householdMissing() ? null : person.householdNo());
        put(values, "relation", random.nextDouble() < mix.relationMissing() ? null : person.relation());
        return new Labelled(config.subject("R" + number, values), truth, kind);
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(field, value);
        }
    }
}

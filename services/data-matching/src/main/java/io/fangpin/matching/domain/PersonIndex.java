package io.fangpin.matching.domain;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.RecordMatcher;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Training;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every registered person in memory: weighable, by id, and by the hash of the ID number. One thread writes, any number
 * read. Members who died or moved stay: facts about them still matter.
 */
public final class PersonIndex {
    private static final int COUNTY_DIGITS = 6;
    private static final int CODE_DIGITS = 12;

    /** Of several with one ID number, the one still a member; then always the same one. */
    private static final Comparator<Person> PREFERENCE =
            Comparator.comparing(Person::status).thenComparing(Person::personId);

    private final LinkageConfig config = LinkageConfig.residents();
    private final io.fangpin.linkage.index.PersonIndex weighable = new io.fangpin.linkage.index.PersonIndex(config);
    private final UnaryOperator<String> open;
    private final Map<String, Person> byPersonId = new ConcurrentHashMap<>();
    private final Map<IdKey, List<Person>> byIdNo = new ConcurrentHashMap<>();
    /** ID numbers that have ever been several registered persons'; few, so that asking costs no look into the large map. */
    private final Set<IdKey> shared = ConcurrentHashMap.newKeySet();

    private final Map<String, Household> households = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> householdsByVillage = new ConcurrentHashMap<>();
    private final Map<String, Integer> householdsByCounty = new ConcurrentHashMap<>();
    private final Consents consents = new Consents();
    private volatile long changedAtMillis;

    private record Household(long version, String divisionCode, IdKey[] idNos, String[] personIds) {}

    /** New in the register, gone, different there, or of a household that consents otherwise; no ID number, no hash. */
    public record Changed(
            String personId,
            @Nullable String idNoHash,
            @Nullable String name) {}

    /** @param open reads a sealed value */
    public PersonIndex(UnaryOperator<String> open) {
        this.open = open;
    }

    /** Takes the household as it is now; returns the members who are new, look different now, or left. */
    public Set<Changed> put(HouseholdSnapshot snapshot, long nowMillis) {
        Household before = households.get(snapshot.householdId());
        if (before != null && before.version >= snapshot.version()) {
            return Set.of();
        }
        changedAtMillis = nowMillis;
        boolean consentsOtherwise = consents.put(snapshot, nowMillis);
        Map<IdKey, Person> after = new HashMap<>();
        Set<Changed> changed = new HashSet<>();
        List<String> personIds = new ArrayList<>();
        for (MemberSnapshot member : snapshot.members()) {
            Person person = Person.of(snapshot, member);
            personIds.add(person.personId());
            String idNoHash = member.idNoHash();
            if (idNoHash != null) {
                IdKey key = IdKey.of(idNoHash);
                if (after.put(key, person) != null) {
                    shared.add(key);
                }
            }
            if (!person.equals(byPersonId.put(person.personId(), person)) || consentsOtherwise) {
                changed.add(new Changed(member.personId(), idNoHash, member.name()));
            }
            weighable.put(WeighableMember.of(config, snapshot, member, open));
        }
        if (before != null) {
            forgetExcept(before, after.keySet(), Set.copyOf(personIds), snapshot.householdId());
            changed.addAll(left(before, personIds));
        }
        after.forEach(this::replace);
        households.put(
                snapshot.householdId(),
                new Household(
                        snapshot.version(),
                        snapshot.divisionCode(),
                        after.keySet().toArray(IdKey[]::new),
                        personIds.toArray(String[]::new)));
        if (before == null || !before.divisionCode.equals(snapshot.divisionCode())) {
            leave(before, snapshot.householdId());
            enter(snapshot.divisionCode(), snapshot.householdId());
        }
        return changed;
    }

    /** Forgets a household whose key was deleted from the topic; returns its members. */
    public Set<Changed> remove(String householdId) {
        Household before = households.remove(householdId);
        if (before == null) {
            return Set.of();
        }
        consents.remove(householdId);
        forgetExcept(before, Set.of(), Set.of(), householdId);
        leave(before, householdId);
        return left(before, List.of());
    }

    private static Set<Changed> left(Household before, Collection<String> stay) {
        return Arrays.stream(before.personIds)
                .filter(personId -> !stay.contains(personId))
                .map(personId -> new Changed(personId, null, null))
                .collect(Collectors.toSet());
    }

    /** Households of a village, always in the same order. */
    public List<String> householdsIn(String villageCode) {
        return householdsByVillage.getOrDefault(villageCode, Set.of()).stream()
                .sorted()
                .toList();
    }

    /** Households of a division, always in the same order. */
    public Stream<String> householdsBelow(String divisionPrefix) {
        return householdsByVillage.keySet().stream()
                .filter(village -> village.startsWith(divisionPrefix))
                .sorted()
                .flatMap(village -> householdsIn(village).stream());
    }

    /** Members of the households registered below a division. */
    public long personsBelow(String divisionPrefix) {
        return householdsBelow(divisionPrefix)
                .map(households::get)
                .filter(Objects::nonNull)
                .mapToLong(household -> household.personIds.length)
                .sum();
    }

    public Consents consents() {
        return consents;
    }

    /** Persons registered with the ID number, usually one, more after a move or a split. */
    public List<Person> find(@Nullable String idNoHash) {
        return idNoHash == null ? List.of() : byIdNo.getOrDefault(IdKey.of(idNoHash), List.of());
    }

    public Optional<Person> person(String personId) {
        return Optional.ofNullable(byPersonId.get(personId));
    }

    /** The same person where it counts, when one is registered in several households with one ID number and name. */
    Person preferred(Person person) {
        IdKey idNo = person.idNo();
        if (idNo == null || !shared.contains(idNo)) {
            return person;
        }
        return byIdNo.getOrDefault(idNo, List.of()).stream()
                .filter(same -> same.nameHash() == person.nameHash() && same.birthEpochDay() == person.birthEpochDay())
                .min(PREFERENCE)
                .orElse(person);
    }

    LinkageConfig config() {
        return config;
    }

    RecordMatcher matcher(LinkageParameters parameters) {
        return new RecordMatcher(weighable, config, parameters);
    }

    /** Learns parameters from records of whoever is registered here, and of strangers. */
    public LinkageParameters learn(List<Subject> records) {
        return Training.learn(records, weighable, config);
    }

    public boolean knows(String idNoHash) {
        return byIdNo.containsKey(IdKey.of(idNoHash));
    }

    /** The village of a household. */
    public Optional<String> divisionOf(@Nullable String householdId) {
        Household household = householdId == null ? null : households.get(householdId);
        return Optional.ofNullable(household).map(Household::divisionCode);
    }

    /** True when a household lives in the county (or the higher division) that the code names. */
    public boolean hasHouseholdsBelow(String divisionPrefix) {
        String prefix = divisionPrefix.substring(0, Math.min(COUNTY_DIGITS, divisionPrefix.length()));
        return householdsByCounty.keySet().stream().anyMatch(county -> county.startsWith(prefix));
    }

    /** Codes of the counties where households live. */
    public Set<String> counties() {
        return householdsByCounty.keySet().stream()
                .map(county -> county + "0".repeat(CODE_DIGITS - county.length()))
                .collect(Collectors.toSet());
    }

    /** When a household last changed; a record resolved before may be resolved differently now. */
    public long changedAtMillis() {
        return changedAtMillis;
    }

    public int persons() {
        return byPersonId.size();
    }

    public int households() {
        return households.size();
    }

    private void replace(IdKey key, Person person) {
        byIdNo.merge(key, List.of(person), (present, added) -> {
            List<Person> next = new ArrayList<>(present);
            next.removeIf(other -> other.householdId().equals(person.householdId()));
            next.add(person);
            if (next.size() > 1) {
                shared.add(key);
            }
            return List.copyOf(next);
        });
    }

    private void forgetExcept(Household before, Set<IdKey> idNos, Set<String> personIds, String householdId) {
        for (String personId : before.personIds) {
            // A person who is in another household by now is that household's to forget.
            if (!personIds.contains(personId)
                    && byPersonId.computeIfPresent(
                                    personId,
                                    (id, person) -> person.householdId().equals(householdId) ? null : person)
                            == null) {
                weighable.remove(personId);
            }
        }
        for (IdKey key : before.idNos) {
            if (!idNos.contains(key)) {
                byIdNo.computeIfPresent(key, (id, present) -> {
                    List<Person> left = present.stream()
                            .filter(person -> !person.householdId().equals(householdId))
                            .toList();
                    return left.isEmpty() ? null : left;
                });
            }
        }
    }

    private void enter(String divisionCode, String householdId) {
        householdsByVillage
                .computeIfAbsent(divisionCode, code -> ConcurrentHashMap.newKeySet())
                .add(householdId);
        householdsByCounty.merge(county(divisionCode), 1, Integer::sum);
    }

    private void leave(@Nullable Household household, String householdId) {
        if (household == null) {
            return;
        }
        householdsByVillage.computeIfPresent(household.divisionCode, (code, households) -> {
            households.remove(householdId);
            return households.isEmpty() ? null : households;
        });
        householdsByCounty.computeIfPresent(county(household.divisionCode), (code, n) -> n > 1 ? n - 1 : null);
    }

    private static String county(String divisionCode) {
        return divisionCode.substring(0, Math.min(COUNTY_DIGITS, divisionCode.length()));
    }
}

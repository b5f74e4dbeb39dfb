package io.fangpin.matching.domain;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every registered person by the hash of the ID number, in memory. One thread writes, any
 * number read. Members who died or moved stay: facts about them still matter.
 */
public final class PersonIndex {
    private static final int COUNTY_DIGITS = 6;

    private final Map<IdKey, List<Person>> byIdNo = new ConcurrentHashMap<>();
    private final Map<String, Household> households = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> householdsByVillage = new ConcurrentHashMap<>();
    private final Map<String, Integer> householdsByCounty = new ConcurrentHashMap<>();
    private volatile long changedAtMillis;

    private record Household(long version, String divisionCode, IdKey[] idNos) {}

    /** Takes the household as it is now; returns the ID hashes whose person is new or looks different now. */
    public Set<String> put(HouseholdSnapshot snapshot, long nowMillis) {
        Household before = households.get(snapshot.householdId());
        if (before != null && before.version >= snapshot.version()) {
            return Set.of();
        }
        changedAtMillis = nowMillis;
        Map<IdKey, Person> after = new HashMap<>();
        Set<String> changed = new HashSet<>();
        for (MemberSnapshot member : snapshot.members()) {
            String idNoHash = member.idNoHash();
            if (idNoHash == null) {
                continue;
            }
            IdKey key = IdKey.of(idNoHash);
            Person person = Person.of(snapshot, member);
            after.put(key, person);
            if (!person.equals(at(key, snapshot.householdId()))) {
                changed.add(idNoHash);
            }
        }
        if (before != null) {
            forgetExcept(before, after.keySet(), snapshot.householdId());
        }
        after.forEach(this::replace);
        households.put(
                snapshot.householdId(),
                new Household(
                        snapshot.version(),
                        snapshot.divisionCode(),
                        after.keySet().toArray(IdKey[]::new)));
        if (before == null || !before.divisionCode.equals(snapshot.divisionCode())) {
            leave(before, snapshot.householdId());
            enter(snapshot.divisionCode(), snapshot.householdId());
        }
        return changed;
    }

    /** Forgets a household whose key was deleted from the topic. */
    public void remove(String householdId) {
        Household before = households.remove(householdId);
        if (before != null) {
            forgetExcept(before, Set.of(), householdId);
            leave(before, householdId);
        }
    }

    /** Households of a village, always in the same order. */
    public List<String> householdsIn(String villageCode) {
        return householdsByVillage.getOrDefault(villageCode, Set.of()).stream()
                .sorted()
                .toList();
    }

    /** Persons registered with the ID number, usually one, more after a move or a split. */
    public List<Person> find(@Nullable String idNoHash) {
        return idNoHash == null ? List.of() : byIdNo.getOrDefault(IdKey.of(idNoHash), List.of());
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

    /** When a household last changed; a record resolved before may be resolved differently now. */
    public long changedAtMillis() {
        return changedAtMillis;
    }

    public int persons() {
        return byIdNo.size();
    }

    public int households() {
        return households.size();
    }

    private @Nullable Person at(IdKey key, String householdId) {
        for (Person person : byIdNo.getOrDefault(key, List.of())) {
            if (person.householdId().equals(householdId)) {
                return person;
            }
        }
        return null;
    }

    private void replace(IdKey key, Person person) {
        byIdNo.merge(key, List.of(person), (present, added) -> {
            List<Person> next = new ArrayList<>(present);
            next.removeIf(other -> other.householdId().equals(person.householdId()));
            next.add(person);
            return List.copyOf(next);
        });
    }

    private void forgetExcept(Household before, Set<IdKey> kept, String householdId) {
        for (IdKey key : before.idNos) {
            if (!kept.contains(key)) {
                List<Person> left = byIdNo.getOrDefault(key, List.of()).stream()
                        .filter(person -> !person.householdId().equals(householdId))
                        .toList();
                if (left.isEmpty()) {
                    byIdNo.remove(key);
                } else {
                    byIdNo.put(key, left);
                }
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

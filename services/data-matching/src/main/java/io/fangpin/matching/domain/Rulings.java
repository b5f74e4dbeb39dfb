package io.fangpin.matching.domain;

import io.fangpin.schemas.matching.MatchRuled;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The rulings in force, by what they are about; filled from their topic. */
public final class Rulings {
    private final Map<String, Ruling> byIdentity = new ConcurrentHashMap<>();

    /** Takes what is ruled about one identity now, in place of what was before. */
    public void put(MatchRuled ruled) {
        Ruling ruling = new Ruling(ruled.personId(), Set.copyOf(ruled.notPersonIds()));
        if (ruling.isNone()) {
            byIdentity.remove(ruled.identity());
        } else {
            byIdentity.put(ruled.identity(), ruling);
        }
    }

    /** @param identity asked for only when anything is ruled at all */
    Ruling about(Supplier<String> identity) {
        return byIdentity.isEmpty() ? Ruling.NONE : byIdentity.getOrDefault(identity.get(), Ruling.NONE);
    }

    public int size() {
        return byIdentity.size();
    }
}

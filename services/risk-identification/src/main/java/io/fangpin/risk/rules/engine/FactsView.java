package io.fangpin.risk.rules.engine;

import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Situation;
import io.fangpin.schemas.matching.FactKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts that hold, of the household or of one person, by kind; each list is made once. Of one thread. */
public final class FactsView {
    private final Situation situation;
    private final @Nullable String personId;
    private final Map<FactKind, List<KnownFact>> own = new HashMap<>();

    private FactsView(Situation situation, @Nullable String personId) {
        this.situation = situation;
        this.personId = personId;
    }

    static FactsView ofHousehold(Situation situation) {
        return new FactsView(situation, null);
    }

    FactsView of(String person) {
        return new FactsView(situation, person);
    }

    public List<KnownFact> list(FactKind kind) {
        List<KnownFact> all = situation.facts(kind);
        if (personId == null || all.isEmpty()) {
            return all;
        }
        List<KnownFact> known = own.get(kind);
        if (known == null) {
            known = ofPerson(all, personId);
            own.put(kind, known);
        }
        return known;
    }

    private static List<KnownFact> ofPerson(List<KnownFact> all, String personId) {
        List<KnownFact> own = new ArrayList<>(all.size());
        for (KnownFact fact : all) {
            if (personId.equals(fact.personId())) {
                own.add(fact);
            }
        }
        return own;
    }
}

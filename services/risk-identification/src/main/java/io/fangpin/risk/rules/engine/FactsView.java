package io.fangpin.risk.rules.engine;

import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Situation;
import io.fangpin.schemas.matching.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts that hold, of the household or of one person, by the pack's kinds; each list is made once. Of one thread. */
public final class FactsView {
    private final List<KnownFact>[] byKind;
    private final @Nullable FactsView whole;
    private final @Nullable String personId;

    @SuppressWarnings("unchecked") // an array of lists cannot be made with its element type
    private FactsView(int kinds, @Nullable FactsView whole, @Nullable String personId) {
        this.byKind = new List[kinds];
        this.whole = whole;
        this.personId = personId;
    }

    static FactsView ofHousehold(Situation situation, Map<FactKind, Integer> places) {
        FactsView view = new FactsView(places.size(), null, null);
        // A household has facts of a few kinds, a pack names dozens.
        situation.facts().forEach((kind, facts) -> {
            Integer place = places.get(kind);
            if (place != null) {
                view.byKind[place] = facts;
            }
        });
        return view;
    }

    FactsView of(String person) {
        return new FactsView(byKind.length, this, person);
    }

    /** Those of a kind, by its place among the pack's {@link Symbols}. */
    public List<KnownFact> list(int kind) {
        List<KnownFact> known = byKind[kind];
        if (known == null) {
            known = whole == null || personId == null ? List.of() : ofPerson(whole.list(kind), personId);
            byKind[kind] = known;
        }
        return known;
    }

    /** Whether there is no fact of any of these kinds. */
    public boolean none(List<Integer> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            if (!list(kinds.get(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<KnownFact> ofPerson(List<KnownFact> all, String personId) {
        if (all.isEmpty()) {
            return all;
        }
        List<KnownFact> own = new ArrayList<>(all.size());
        for (KnownFact fact : all) {
            if (personId.equals(fact.personId())) {
                own.add(fact);
            }
        }
        return own;
    }
}

package io.fangpin.risk.rules.engine;

import io.fangpin.risk.domain.Situation;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A situation as rules see it; what several rules ask for is worked out once. Of one thread. */
public final class HouseholdView {
    private final Situation situation;
    private final List<PersonView> members;
    private final FactsView facts;
    private final String today;
    private final @Nullable Long perCapitaNetIncomeFen;
    private @Nullable String incomeUntil;

    /** {@code kinds} are the pack's, with their places. */
    public HouseholdView(Situation situation, Map<FactKind, Integer> kinds) {
        this.situation = situation;
        this.facts = FactsView.ofHousehold(situation, kinds);
        this.today = situation.today().toString();
        this.members = new ArrayList<>(situation.members().size());
        for (MemberSnapshot member : situation.members()) {
            members.add(new PersonView(member, situation.today(), facts));
        }
        OptionalLong perCapita = situation.perCapitaNetIncomeFen();
        this.perCapitaNetIncomeFen = perCapita.isPresent() ? (Long) perCapita.getAsLong() : null;
    }

    public Situation situation() {
        return situation;
    }

    public List<PersonView> members() {
        return members;
    }

    public FactsView facts() {
        return facts;
    }

    String today() {
        return today;
    }

    HouseholdSnapshot snapshot() {
        return situation.household();
    }

    /** 家庭人均纯收入; null without an income block or without members. */
    @Nullable
    Long perCapitaNetIncomeFen() {
        return perCapitaNetIncomeFen;
    }

    @Nullable
    String incomeUntil() {
        if (incomeUntil == null) {
            incomeUntil = situation.incomeUntil().map(Object::toString).orElse(null);
        }
        return incomeUntil;
    }
}

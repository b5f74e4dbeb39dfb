package io.fangpin.risk.rules.engine;

import io.fangpin.schemas.registry.MemberSnapshot;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A member as rules see them on a day; what several rules ask for is worked out once. Of one thread. */
public final class PersonView {
    private final MemberSnapshot member;
    private final LocalDate today;
    private final FactsView ofHousehold;
    private @Nullable FactsView own;
    private @Nullable Long age;

    PersonView(MemberSnapshot member, LocalDate today, FactsView ofHousehold) {
        this.member = member;
        this.today = today;
        this.ofHousehold = ofHousehold;
    }

    MemberSnapshot member() {
        return member;
    }

    public String personId() {
        return member.personId();
    }

    /** The facts that name the person. */
    public FactsView own() {
        FactsView known = own;
        if (known == null) {
            known = ofHousehold.of(member.personId());
            own = known;
        }
        return known;
    }

    /** Whole years; negative before the birth date. */
    Long age() {
        Long known = age;
        if (known == null) {
            known = (long) Period.between(member.birthDate(), today).getYears();
            age = known;
        }
        return known;
    }
}

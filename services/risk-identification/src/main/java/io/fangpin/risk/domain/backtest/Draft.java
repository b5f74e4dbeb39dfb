package io.fangpin.risk.domain.backtest;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules or numbers that are tried in place of those in force.
 *
 * @param pack takes the place of the pack that holds in its region, but not of a nearer one
 * @param numbers each takes the place of all numbers of its code and region, on every day: what is asked is what it would do
 */
public record Draft(Optional<CompiledRulePack> pack, List<PolicyNumber> numbers) {
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    public Draft {
        numbers = List.copyOf(numbers);
    }

    /** Whether the draft's pack would hold in a division, where this one holds now. */
    public boolean replaces(CompiledRulePack inForce, String division) {
        return pack.map(draft -> {
                    boolean isNearer = !draft.region().equals(inForce.region())
                            && PolicyNumbers.covers(draft.region(), inForce.region());
                    return PolicyNumbers.covers(draft.region(), division) && !isNearer;
                })
                .orElse(false);
    }

    /** The numbers that would hold where these hold now. */
    public List<PolicyNumber> among(List<PolicyNumber> inForce) {
        List<PolicyNumber> all = new ArrayList<>(inForce);
        for (PolicyNumber draft : numbers) {
            all.removeIf(number ->
                    number.code().equals(draft.code()) && number.region().equals(draft.region()));
        }
        for (PolicyNumber draft : numbers) {
            all.add(new PolicyNumber(
                    draft.code(),
                    draft.region(),
                    EVER,
                    null,
                    draft.value(),
                    draft.unit(),
                    draft.sourceDocument(),
                    draft.confirmed()));
        }
        return all;
    }
}

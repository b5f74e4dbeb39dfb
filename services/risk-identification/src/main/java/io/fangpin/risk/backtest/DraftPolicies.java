package io.fangpin.risk.backtest;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.backtest.Draft;
import io.fangpin.risk.domain.backtest.Policy;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.policy.PolicyInForce.Regional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is in force, and the draft in its place, for each division; by one thread. */
final class DraftPolicies {
    private final PolicyInForce inForce;
    private final Draft draft;
    private final Map<String, Optional<Both>> byDivision = new HashMap<>();
    private final Map<Key, Both> known = new HashMap<>();

    DraftPolicies(PolicyInForce inForce, Draft draft) {
        this.inForce = inForce;
        this.draft = draft;
    }

    /** Two policies that are held against the same household. */
    record Both(Policy inForce, Policy draft) {}

    /** Numbers and packs are shared by many divisions: one policy for each pair of them. */
    private record Key(String region, boolean replaced) {}

    /** Empty where nothing is in force. */
    Optional<Both> in(String division) {
        return byDivision.computeIfAbsent(division, this::find);
    }

    private Optional<Both> find(String division) {
        return inForce.in(division).map(regional -> {
            boolean replaced = draft.replaces(regional.pack(), division);
            return known.computeIfAbsent(
                    new Key(regional.published().region(), replaced), key -> both(regional, replaced));
        });
    }

    private Both both(Regional regional, boolean replaced) {
        CompiledRulePack pack = replaced ? draft.pack().orElseThrow() : regional.pack();
        return new Both(
                new Policy(regional.pack(), regional.numbers()),
                new Policy(
                        pack, new PolicyNumbers(draft.among(regional.published().policyNumbers()))));
    }
}

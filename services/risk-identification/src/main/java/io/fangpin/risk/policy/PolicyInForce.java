package io.fangpin.risk.policy;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Refused;
import io.fangpin.schemas.risk.RulePackPublished;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules and numbers in force in each region, as published; read by many threads, changed by one. */
public final class PolicyInForce {
    private final RulePackCompiler compiler;
    private final Map<String, CompiledRulePack> packsByChecksum = new HashMap<>();
    private volatile State state = new State(Map.of(), 0);

    private record State(Map<String, Regional> byRegion, long revision) {}

    public PolicyInForce(RulePackCompiler compiler) {
        this.compiler = compiler;
    }

    /** What applies in a region and below it where nothing nearer does. */
    public record Regional(RulePackPublished published, CompiledRulePack pack, PolicyNumbers numbers) {}

    /** Puts a publication into force; throws when its pack does not compile with this version of the service. */
    public synchronized void put(RulePackPublished published) {
        CompiledRulePack pack = packsByChecksum.get(published.checksum());
        if (pack == null) {
            pack = switch (compiler.compile(published.yaml())) {
                case Compiled compiled -> compiled.pack();
                case Refused refused ->
                    throw new IllegalArgumentException("Pack " + published.packId() + " version "
                            + published.packVersion() + " does not compile: " + refused.faults());
            };
            packsByChecksum.put(published.checksum(), pack);
        }
        Map<String, Regional> more = new HashMap<>(state.byRegion);
        more.put(published.region(), new Regional(published, pack, new PolicyNumbers(published.policyNumbers())));
        state = new State(Map.copyOf(more), state.revision + 1);
    }

    /** What applies to a division: the nearest region upwards decides. */
    public Optional<Regional> in(String division) {
        Map<String, Regional> byRegion = state.byRegion;
        return PolicyNumbers.regionsUpwards(division).stream()
                .filter(byRegion::containsKey)
                .findFirst()
                .map(byRegion::get);
    }

    /** What applies anywhere. */
    public Collection<Regional> all() {
        return state.byRegion.values();
    }

    /** Grows with each change. */
    public long revision() {
        return state.revision;
    }
}

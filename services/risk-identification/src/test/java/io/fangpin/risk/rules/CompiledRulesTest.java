package io.fangpin.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Compiled rules say what cel-java says, values and failures; {@code make bench-risk} compares a million. */
class CompiledRulesTest {
    @Property(tries = 400)
    void theShippedPackJudgesAnyHouseholdAsCelJavaDoes(@ForAll long seed) {
        Differences differences = new Differences(seed);

        differences.ofThePack();

        assertThat(differences.found()).isEmpty();
    }

    @Property(tries = 400)
    void anyExpressionHasTheValueOrFailureThatCelJavaGivesIt(@ForAll long seed) {
        Differences differences = new Differences(seed);

        differences.ofAnExpression(5);

        assertThat(differences.found()).isEmpty();
    }
}

package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes in whatever order, what is open is what a fresh look finds; {@code make bench-risk} tries a million steps. */
class IncrementalTest {
    @Property(tries = 200)
    void stepByStepEndsWithTheAlertsOfAFreshLook(@ForAll long seed) {
        String difference = new IncrementalDifferences(seed).after(30);

        assertThat(difference).isNull();
    }
}

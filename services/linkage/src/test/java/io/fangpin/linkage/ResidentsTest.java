package io.fangpin.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.linkage.bench.Quality;
import io.fangpin.linkage.bench.SmallCounty;
import io.fangpin.linkage.config.FieldSpec;
import io.fangpin.linkage.model.FieldParameters;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.linkage.model.Training;
import org.junit.jupiter.api.Test;

/** The quick form of the benchmark's promises; the mix of errors is stated in the README. */
class ResidentsTest {
    private final SmallCounty county = SmallCounty.get();

    @Test
    void acceptsNearlyAllAndNearlyNoneWrongly() {
        Quality quality = county.accepted(false);

        assertThat(quality.f1()).isGreaterThanOrEqualTo(0.996);
        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.9990);
    }

    @Test
    void bearsThreeTimesAsManyWrongNumbers() {
        assertThat(county.accepted(true).f1()).isGreaterThanOrEqualTo(0.988);
    }

    @Test
    void asksSeldom() {
        assertThat(county.reviewShare()).isLessThanOrEqualTo(0.005);
    }

    @Test
    void learnsTheSameFromTheSame() {
        assertThat(Training.learn(county.sample(), county.index, county.config)).isEqualTo(county.parameters);
    }

    @Test
    void beginsWithParametersForItsOwnConfiguration() {
        LinkageParameters first = LinkageParameters.residents();

        assertThat(first.fields())
                .extracting(FieldParameters::field)
                .isEqualTo(county.config.fields().stream().map(FieldSpec::name).toList());
        assertThat(county.accepted(first).precision()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void keepsParametersAsText() {
        assertThat(LinkageParameters.fromJson(county.parameters.toJson())).isEqualTo(county.parameters);
    }
}

package io.fangpin.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fangpin.linkage.bench.Febrl;
import io.fangpin.linkage.bench.Quality;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Learnt without labels, accepted from a posterior of 0.9. */
class FebrlTest {
    private final Optional<Febrl> febrl = Febrl.given();

    @BeforeEach
    void theDataAreThere() {
        assumeTrue(febrl.isPresent(), "FEBRL_DIR names no folder with dataset3.csv, dataset4a.csv and dataset4b.csv");
    }

    @Test
    void linksTwoFilesOneToOne() {
        Quality quality = febrl.orElseThrow().linkFour(Set.of());

        assertThat(quality.f1()).as(quality::toString).isGreaterThanOrEqualTo(0.9995);
    }

    @Test
    void linksTwoFilesWithoutNumberAndBirthDate() {
        Quality quality = febrl.orElseThrow().linkFour(Set.of("soc_sec_id", "date_of_birth"));

        assertThat(quality.f1()).as(quality::toString).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void findsTheDuplicatesOfOneFile() {
        Quality quality = febrl.orElseThrow().findDuplicatesOfThree();

        assertThat(quality.f1()).as(quality::toString).isGreaterThanOrEqualTo(0.998);
    }
}

package io.fangpin.schemas.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    @Test
    void readsTheExampleOfTheStandard() {
        ResidentId id = ResidentId.parse("11010519491231002x").orElseThrow();

        assertThat(id.value()).isEqualTo("11010519491231002X");
        assertThat(id.checkCharacterFits()).isTrue();
        assertThat(id.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(id.male()).isFalse();
    }

    @Test
    void bringsAFirstGenerationNumberToEighteenCharacters() {
        ResidentId id = ResidentId.parse("110105491231002").orElseThrow();

        assertThat(id.value()).isEqualTo("11010519491231002X");
    }

    @Test
    void takesTheIdentityNumberOutOfADisabilityCertificate() {
        assertThat(ResidentId.parse("11010519491231002X43").orElseThrow().value())
                .isEqualTo("11010519491231002X");
    }

    @Test
    void knowsAMistypedNumber() {
        assertThat(ResidentId.parse("110105194912310021").orElseThrow().checkCharacterFits())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "11010519490231002X", "1101051949123100 X", "11010519491231002Y", "１１０１０５"})
    void refusesWhatCannotBeANumber(String raw) {
        assertThat(ResidentId.parse(raw)).isEmpty();
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(ResidentId.parse("11010519491231002X").orElseThrow().toString())
                .doesNotContain("19491231");
    }
}

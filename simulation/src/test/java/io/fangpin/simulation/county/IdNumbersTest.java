package io.fangpin.simulation.county;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.schemas.people.ResidentId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IdNumbersTest {

    @Property
    void numbersFitBirthSexAndCheckCharacter(@ForAll @IntRange(min = 1, max = 45_000) int day, @ForAll boolean male) {
        LocalDate birth = LocalDate.of(1905, 1, 1).plusDays(day);
        IdNumbers numbers = new IdNumbers();

        for (String number :
                new String[] {numbers.ofNative(birth, male), numbers.ofStranger(birth, male, new SplittableRandom(day))
                }) {
            ResidentId id = ResidentId.parse(number).orElseThrow();
            assertThat(id.checkCharacterFits()).isTrue();
            assertThat(id.birthDate()).isEqualTo(birth);
            assertThat(id.male()).isEqualTo(male);
        }
    }

    @Property
    void aMistypedNumberHasAWrongCheckCharacter(@ForAll @IntRange(min = 1, max = 45_000) int day) {
        String number = new IdNumbers().ofNative(LocalDate.of(1905, 1, 1).plusDays(day), true);

        ResidentId mistyped = ResidentId.parse(IdNumbers.mistyped(number)).orElseThrow();

        assertThat(mistyped.checkCharacterFits()).isFalse();
    }

    @Property
    void theFirstGenerationsNumberIsTheSamePersons(@ForAll @IntRange(min = 1, max = 30_000) int day) {
        String number = new IdNumbers().ofNative(LocalDate.of(1905, 1, 1).plusDays(day), false);

        assertThat(ResidentId.parse(IdNumbers.firstGeneration(number))
                        .orElseThrow()
                        .value())
                .isEqualTo(number);
    }

    @Test
    void goesToTheDayBeforeWhenADayIsUsedUp() {
        IdNumbers numbers = new IdNumbers();
        Set<String> all = new HashSet<>();

        for (int i = 0; i < 1_200; i++) {
            all.add(numbers.ofNative(LocalDate.of(1970, 5, 1), true));
        }

        assertThat(all).hasSize(1_200).anyMatch(n -> n.startsWith("42230219700429"));
    }
}

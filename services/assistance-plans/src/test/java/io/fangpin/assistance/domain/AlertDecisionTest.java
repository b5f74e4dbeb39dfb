package io.fangpin.assistance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.assistance.domain.AlertDecision.Known;
import io.fangpin.schemas.risk.AlertLevel;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDecisionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the first alert of a household,       false, 1, YELLOW, false, ,       ,      ,      OPENS",
        "a second alert of the household,      false, 1, YELLOW, true,  ,       ,      ,      JOINS",
        "a clearing of what nobody has,        true,  2, YELLOW, true,  ,       ,      ,      IGNORED",
        "a new version on its open case,       false, 2, ORANGE, true,  1,      true,  true,  FOLLOWS",
        "an older version,                     false, 1, YELLOW, true,  2,      true,  true,  IGNORED",
        "the same version again,               false, 2, YELLOW, true,  2,      true,  true,  IGNORED",
        "a clearing,                           true,  3, YELLOW, true,  2,      true,  true,  FOLLOWS",
        "a clearing of the same version,       true,  2, YELLOW, true,  2,      true,  true,  FOLLOWS",
        "raised again on its open case,        false, 4, YELLOW, true,  3,      false, true,  FOLLOWS",
        "raised again after the case ended,    false, 4, YELLOW, false, 3,      false, false, OPENS",
        "raised again with another case open,  false, 4, YELLOW, true,  3,      false, false, JOINS",
        "graver after the case ended,          false, 4, RED,    false, 3,      true,  false, OPENS",
        "revised alike after the case ended,   false, 4, YELLOW, false, 3,      true,  false, FOLLOWS",
    })
    void decides(
            String what,
            boolean clears,
            long version,
            AlertLevel level,
            boolean openCase,
            Long knownVersion,
            Boolean knownOpen,
            Boolean caseOpen,
            AlertDecision expected) {
        Optional<Known> known = knownVersion == null
                ? Optional.empty()
                : Optional.of(new Known("case", knownVersion, AlertLevel.YELLOW, knownOpen, caseOpen));

        assertThat(AlertDecision.of(clears, version, level, known, openCase))
                .as(what)
                .isEqualTo(expected);
    }
}

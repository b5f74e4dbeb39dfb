package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.matching.Someone;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HouseholdConsentTest {
    private static final String KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    private final FieldCipher cipher = new FieldCipher(Map.of("test", KEY), "test", KEY);

    @Test
    void eachAdultMustConsent() {
        assertThat(consent(adult(DAY), adult(DAY)).covers(DAY)).isTrue();
        assertThat(consent(adult(DAY), adult(null)).covers(DAY)).isFalse();
        assertThat(consent(adult(DAY), adult(DAY.minusDays(1))).covers(DAY)).isFalse();
    }

    @Test
    void itHoldsThroughTheLastDayOfTheFirstToLapse() {
        HouseholdConsent consent = consent(adult(DAY.plusDays(9)), adult(DAY));

        assertThat(consent.covers(DAY)).isTrue();
        assertThat(consent.covers(DAY.plusDays(1))).isFalse();
    }

    @Test
    void aChildNeedNotConsentBeforeTheEighteenthBirthday() {
        Someone child = Someone.bornOn("小宝", DAY.minusYears(18).plusDays(1));

        HouseholdConsent withChild = consent(adult(DAY.plusYears(1)), child);

        assertThat(withChild.covers(DAY)).isTrue();
        assertThat(withChild.covers(DAY.plusDays(1))).as("the birthday").isFalse();
        assertThat(consent(adult(DAY.plusYears(1)), child.consentingUntil(DAY.plusYears(1)))
                        .covers(DAY.plusDays(1)))
                .isTrue();
    }

    @Test
    void whoHasDiedIsNotAsked() {
        assertThat(consent(adult(DAY), adult(null).deceased()).covers(DAY)).isTrue();
    }

    @Test
    void whereNobodyIsAnAdultNobodyCanConsent() {
        Someone orphan = Someone.bornOn("孤儿", DAY.minusYears(9));

        assertThat(consent(orphan)).isEqualTo(HouseholdConsent.NONE);
        assertThat(consent(orphan).covers(DAY)).isFalse();
        assertThat(consent(adult(DAY).deceased(), orphan).covers(DAY)).isFalse();
        assertThat(consent()).isEqualTo(HouseholdConsent.NONE);
    }

    @Test
    void whatNobodyConsentedToTakesNoRoom() {
        assertThat(consent(adult(null), adult(null))).isSameAs(HouseholdConsent.NONE);
    }

    @Test
    void lessIsNarrowerAndMoreIsNot() {
        HouseholdConsent all = consent(adult(DAY));

        assertThat(HouseholdConsent.NONE.isNarrowerThan(all)).isTrue();
        assertThat(consent(adult(DAY.minusDays(1))).isNarrowerThan(all)).isTrue();
        assertThat(consent(adult(DAY.plusDays(1))).isNarrowerThan(all)).isFalse();
        assertThat(all.isNarrowerThan(HouseholdConsent.NONE)).isFalse();
    }

    private static Someone adult(@Nullable LocalDate until) {
        return Someone.anyPerson("张三").consentingUntil(until);
    }

    private HouseholdConsent consent(Someone... members) {
        return HouseholdConsent.of(Someone.household("h", 1, cipher, members));
    }
}

package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.matching.domain.Person;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonIndex.Changed;
import io.fangpin.matching.domain.Queryable;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonIndexTest {
    private static final String KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=";

    private final FieldCipher cipher = new FieldCipher(Map.of("test", KEY), "test", KEY);
    private final PersonIndex index = new PersonIndex(cipher::open);
    private final Someone zhang = Someone.anyPerson("张三");
    private final Someone li = Someone.anyPerson("李四");

    private Changed changed(Someone one, String name) {
        return new Changed(one.personId(), hash(one), name);
    }

    private String hash(Someone one) {
        return cipher.hash(one.idNo());
    }

    @Test
    void findsTheMembersOfAHousehold() {
        assertThat(index.put(Someone.household("h1", 1, cipher, zhang, li), 5))
                .containsExactlyInAnyOrder(changed(zhang, "张三"), changed(li, "李四"));

        assertThat(index.find(hash(zhang))).extracting(Person::personId).containsExactly(zhang.personId());
        assertThat(index.persons()).isEqualTo(2);
        assertThat(index.households()).isEqualTo(1);
        assertThat(index.divisionOf("h1")).contains(Someone.VILLAGE);
        assertThat(index.hasHouseholdsBelow("421281")).isTrue();
        assertThat(index.hasHouseholdsBelow("4212")).isTrue();
        assertThat(index.hasHouseholdsBelow("421202")).isFalse();
        assertThat(index.changedAtMillis()).isEqualTo(5);
    }

    @Test
    void forgetsWhoIsNoLongerThere() {
        index.put(Someone.household("h1", 1, cipher, zhang, li), 1);

        assertThat(index.put(Someone.household("h1", 2, cipher, zhang), 2))
                .containsExactly(new Changed(li.personId(), null, null));

        assertThat(index.knows(hash(li))).isFalse();
        assertThat(index.knows(hash(zhang))).isTrue();
    }

    @Test
    void ignoresAnOlderVersion() {
        index.put(Someone.household("h1", 2, cipher, zhang), 1);

        assertThat(index.put(Someone.household("h1", 1, cipher, li), 2)).isEmpty();

        assertThat(index.knows(hash(li))).isFalse();
    }

    @Test
    void tellsWhoLooksDifferentNow() {
        index.put(Someone.household("h1", 1, cipher, zhang, li), 1);

        assertThat(index.put(Someone.household("h1", 2, cipher, zhang.called("张珊"), li), 2))
                .containsExactly(changed(zhang, "张珊"));
        assertThat(index.put(Someone.household("h1", 3, cipher, zhang.called("张珊"), li), 3))
                .isEmpty();
    }

    @Test
    void tellsOfAllMembersWhenTheHouseholdConsentsOtherwise() {
        index.put(Someone.household("h1", 1, cipher, zhang, li), 1);
        LocalDate day = LocalDate.of(2026, 6, 15);

        assertThat(index.put(Someone.household("h1", 2, cipher, zhang.consentingUntil(day), li), 2))
                .as("one of two changes nothing")
                .isEmpty();
        assertThat(index.put(
                        Someone.household("h1", 3, cipher, zhang.consentingUntil(day), li.consentingUntil(day)), 3))
                .containsExactlyInAnyOrder(changed(zhang, "张三"), changed(li, "李四"));
        assertThat(index.consents().narrowedAtMillis()).isZero();
        assertThat(index.consents().queryable("h1", day))
                .extracting(Queryable::name)
                .containsExactly("张三", "李四");

        assertThat(index.put(Someone.household("h1", 4, cipher, zhang.consentingUntil(day), li), 4))
                .hasSize(2);
        assertThat(index.consents().narrowedAtMillis()).isEqualTo(4);
        assertThat(index.consents().queryable("h1", day)).isEmpty();
        assertThat(index.householdsBelow("4212")).containsExactly("h1");
        assertThat(index.householdsBelow("4213")).isEmpty();
    }

    @Test
    void keepsAPersonOfTwoHouseholdsUntilBothLetGo() {
        index.put(Someone.household("h1", 1, cipher, zhang), 1);
        index.put(Someone.household("h2", 1, cipher, zhang), 1);
        assertThat(index.find(hash(zhang))).extracting(Person::householdId).containsExactlyInAnyOrder("h1", "h2");

        index.remove("h1");

        assertThat(index.find(hash(zhang))).extracting(Person::householdId).containsExactly("h2");
        index.remove("h2");
        assertThat(index.knows(hash(zhang))).isFalse();
        assertThat(index.hasHouseholdsBelow("421281")).isFalse();
    }
}

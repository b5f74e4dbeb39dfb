package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.Someone;
import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchRuled;
import io.fangpin.schemas.people.ResidentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonMatcherTest {
    private static final String KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=";
    private static final DatasetContract DEATHS =
            DatasetContracts.load().find("deaths").orElseThrow();

    private final FieldCipher cipher = new FieldCipher(Map.of("test", KEY), "test", KEY);
    private final PersonIndex index = new PersonIndex(cipher::open);
    private final Rulings rulings = new Rulings();
    private final PersonMatcher matcher = new PersonMatcher(
            index,
            rulings,
            new ParametersInForce(LinkageParameters.residents()),
            new PersonMatcher.Secrets(cipher::open, cipher::hash));
    private final Someone zhang = Someone.bornOn("张建国", LocalDate.of(1961, 4, 23));

    @BeforeEach
    void aVillage() {
        index.put(Someone.household("h1", 1, cipher, zhang), 1);
        String[] neighbours = {"王丽华", "李志强", "陈秀英", "杨柳", "赵铁柱", "黄河清", "周小燕", "吴大伟"};
        for (int i = 0; i < neighbours.length; i++) {
            Someone neighbour = Someone.bornOn(neighbours[i], LocalDate.of(1950 + 5 * i, 1 + i, 3 + i));
            index.put(Someone.household("n" + i, 1, cipher, neighbour), 1);
        }
    }

    @Test
    void equalNumberNameAndBirthDateAnswerAtOnce() {
        assertThat(decide(zhang.idNo(), "张 建国", null)).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.person().personId()).isEqualTo(zhang.personId());
            assertThat(matched.person().householdId()).isEqualTo("h1");
            assertThat(matched.evidence().method()).isEqualTo(PersonMatcher.BY_ID_NUMBER);
            assertThat(matched.evidence().score()).isEqualTo(1.0);
        });
    }

    @Test
    void aMistypedNumberIsWeighedAgainstNameAndBirthDate() {
        String mistyped = zhang.idNo().substring(0, 15)
                + other(zhang.idNo().charAt(15))
                + zhang.idNo().substring(16);

        assertThat(decide(mistyped, "张建国", LocalDate.of(1961, 4, 23)))
                .isInstanceOfSatisfying(Matched.class, matched -> {
                    assertThat(matched.person().personId()).isEqualTo(zhang.personId());
                    assertThat(matched.evidence().method()).isEqualTo(PersonMatcher.BY_WEIGHT);
                    assertThat(matched.evidence().score()).isGreaterThan(0.95);
                    assertThat(matched.because().parametersVersion()).isNotBlank();
                    assertThat(matched.because().fields())
                            .extracting(FieldWeight::field)
                            .contains("name", "idNo", "birthDate");
                });
    }

    @Test
    void anEqualNumberUnderAnotherNameIsNotThePerson() {
        assertThat(decide(zhang.idNo(), "欧阳海", null))
                .asInstanceOf(InstanceOfAssertFactories.type(Unmatched.class))
                .extracting(Unmatched::reason)
                .isIn(UnmatchedReason.NAME_DIFFERS, UnmatchedReason.NEEDS_REVIEW);
    }

    @Test
    void aNameAloneIsNobodys() {
        assertThat(decide(null, "张建国", null)).isInstanceOf(Unmatched.class);
    }

    @Test
    void aStrangerIsNobodysAndTheReasonIsTheNumber() {
        Someone stranger = Someone.bornOn("郑板桥", LocalDate.of(1993, 11, 30));

        assertThat(decide(stranger.idNo(), "郑板桥", null))
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.reason()).isEqualTo(UnmatchedReason.ID_UNKNOWN));
    }

    @Test
    void aTwinIsNotATypo() {
        String twin = Someone.withSequence(zhang, 700).idNo();

        assertThat(decide(twin, "张建军", null)).isInstanceOf(Unmatched.class);
    }

    @Test
    void aBirthDateThatOnlyTheNumberSaysIsNotCountedBesideIt() {
        String twin = Someone.withSequence(zhang, 700).idNo();

        assertThat(decide(twin, "张建军", null))
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.because().fields())
                                .filteredOn(weight -> weight.field().equals("birthDate"))
                                .allSatisfy(weight -> assertThat(weight.bits()).isZero()));
    }

    @Test
    void aDeadPersonIsStillThePerson() {
        index.put(Someone.household("h1", 2, cipher, zhang.deceased()), 2);

        assertThat(decide(zhang.idNo(), "张建国", null)).isInstanceOf(Matched.class);
    }

    @Test
    void ofTwoRegistrationsTheActiveOneIsMeant() {
        Someone elsewhere = Someone.again(zhang);
        index.put(Someone.household("h1", 2, cipher, zhang.deceased()), 2);
        index.put(Someone.household("h2", 1, cipher, elsewhere), 2);

        assertThat(decide(zhang.idNo(), "张建国", null))
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.person().personId()).isEqualTo(elsewhere.personId()));
    }

    @Test
    void peoplesWordStandsAboveTheWeighing() {
        Someone neighbour = Someone.bornOn("欧阳海", LocalDate.of(1971, 2, 2));
        index.put(Someone.household("h9", 1, cipher, neighbour), 2);
        String identity = matcher.identity(record(zhang.idNo(), "张建国", null));

        rulings.put(new MatchRuled(identity, neighbour.personId(), List.of(), "r1", Instant.EPOCH));

        assertThat(decide(zhang.idNo(), "张建国", null)).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.person().personId()).isEqualTo(neighbour.personId());
            assertThat(matched.evidence().method()).isEqualTo(PersonMatcher.BY_RULING);
            assertThat(matched.because()).isNull();
        });
        assertThat(decide(zhang.idNo(), "张建国", LocalDate.of(1961, 4, 23)))
                .as("a record that says something else is not ruled on")
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.person().personId()).isEqualTo(zhang.personId()));
    }

    @Test
    void whomPeopleRuledOutIsNotTaken() {
        String identity = matcher.identity(record(zhang.idNo(), "张建国", null));

        rulings.put(new MatchRuled(identity, null, List.of(zhang.personId()), "r1", Instant.EPOCH));

        assertThat(decide(zhang.idNo(), "张建国", null))
                .isInstanceOfSatisfying(
                        Unmatched.class,
                        unmatched -> assertThat(unmatched.reason()).isEqualTo(UnmatchedReason.RULED_OUT));

        rulings.put(new MatchRuled(identity, null, List.of(), "r1", Instant.EPOCH));

        assertThat(decide(zhang.idNo(), "张建国", null)).isInstanceOf(Matched.class);
    }

    @Test
    void showsTheLikeliestFirst() {
        Someone namesake = Someone.bornOn("张建国", LocalDate.of(1961, 4, 24));
        index.put(Someone.household("h8", 1, cipher, namesake), 2);

        var candidates = matcher.candidates(record(null, "张建国", LocalDate.of(1961, 4, 23)));

        assertThat(candidates).extracting(one -> one.person().personId()).startsWith(zhang.personId());
        assertThat(candidates).extracting(one -> one.person().personId()).contains(namesake.personId());
        assertThat(candidates.getFirst().probability())
                .isGreaterThan(candidates.get(1).probability());
    }

    private MatchDecision decide(@Nullable String idNo, String name, @Nullable LocalDate birthDate) {
        return matcher.decide(record(idNo, name, birthDate), DEATHS);
    }

    private FeedRecordReceived record(@Nullable String idNo, String name, @Nullable LocalDate birthDate) {
        return new FeedRecordReceived(
                "b:2",
                "b",
                2,
                "deaths",
                "2026-03",
                "2026-03-0000000001-00000002",
                Operation.UPSERT,
                "key",
                idNo == null ? null : cipher.hash(idNo),
                idNo == null ? null : cipher.seal(idNo),
                idNo == null ? "ABSENT" : null,
                name,
                birthDate == null
                        ? ResidentId.parse(String.valueOf(idNo))
                                .map(ResidentId::birthDate)
                                .orElse(null)
                        : birthDate,
                null,
                birthDate == null ? Map.of() : Map.of("birth_date", birthDate.toString()),
                true,
                Instant.EPOCH);
    }

    private static char other(char digit) {
        return digit == '9' ? '1' : (char) (digit + 1);
    }
}

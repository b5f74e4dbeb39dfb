package io.fangpin.matching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final LocalDate BORN = LocalDate.of(1985, 3, 12);

    private static Person person(String id, String name, MemberStatus status) {
        return new Person(id, "h-" + id, "421281100201", NameForm.hash(name), (int) BORN.toEpochDay(), status);
    }

    private static final DatasetContracts CONTRACTS = DatasetContracts.load();
    private static final DatasetContract DEATHS = CONTRACTS.find("deaths").orElseThrow();

    private static FeedRecordReceived record(String idNoHash, String problem, String name, LocalDate birthDate) {
        return new FeedRecordReceived(
                "b:2",
                "b",
                2,
                "deaths",
                "2026-03",
                "2026-03-0000000001-00000002",
                Operation.UPSERT,
                "key",
                idNoHash,
                null,
                problem,
                name,
                birthDate,
                null,
                Map.of(),
                true,
                Instant.EPOCH);
    }

    private static MatchDecision decide(String name, LocalDate birthDate, Person... sameIdNo) {
        return Matching.decide(record("hash", null, name, birthDate), List.of(sameIdNo));
    }

    @Test
    void sameNumberNameAndBirthDateIsThePerson() {
        Person zhang = person("1", "张三", MemberStatus.ACTIVE);

        assertThat(decide("张 三", BORN, zhang)).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.person()).isEqualTo(zhang);
            assertThat(matched.evidence().score()).isEqualTo(1.0);
        });
    }

    @Test
    void aDeadPersonIsStillThePerson() {
        assertThat(decide("张三", BORN, person("1", "张三", MemberStatus.DECEASED))).isInstanceOf(Matched.class);
    }

    @Test
    void withoutANameTheMatchIsWeaker() {
        assertThat(decide(null, null, person("1", "张三", MemberStatus.ACTIVE)))
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.evidence().score()).isLessThan(1.0));
    }

    @Test
    void anotherNameOrBirthDateIsNotThePerson() {
        Person zhang = person("1", "张三", MemberStatus.ACTIVE);

        assertThat(decide("李四", BORN, zhang)).isEqualTo(new Unmatched(UnmatchedReason.NAME_DIFFERS));
        assertThat(decide("张三", BORN.plusDays(1), zhang)).isEqualTo(new Unmatched(UnmatchedReason.BIRTH_DATE_DIFFERS));
        assertThat(decide("张三", BORN)).isEqualTo(new Unmatched(UnmatchedReason.ID_UNKNOWN));
    }

    @Test
    void ofTwoRegistrationsTheActiveOneIsMeant() {
        Person moved = person("1", "张三", MemberStatus.MOVED_OUT);
        Person active = person("2", "张三", MemberStatus.ACTIVE);

        assertThat(decide("张三", BORN, moved, active))
                .isInstanceOfSatisfying(
                        Matched.class, m -> assertThat(m.person()).isEqualTo(active));
    }

    @Test
    void anUnusableNumberIsNobodys() {
        PersonIndex empty = new PersonIndex();

        assertThat(Matching.decide(record(null, "ABSENT", "张三", BORN), DEATHS, empty))
                .isEqualTo(new Unmatched(UnmatchedReason.ID_ABSENT));
        assertThat(Matching.decide(record(null, "CHECK_DIGIT", "张三", BORN), DEATHS, empty))
                .isEqualTo(new Unmatched(UnmatchedReason.ID_CHECK_DIGIT));
    }
}

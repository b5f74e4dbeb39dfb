package io.fangpin.registry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.registry.domain.Registering.Decision;
import io.fangpin.schemas.registry.HouseholdChanged.ChangeKind;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisteringTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:05:06Z");
    private static final Sealer SEALER = new Sealer() {
        @Override
        public String hash(String plain) {
            return "#" + plain;
        }

        @Override
        public Secret seal(Kind kind, String plain) {
            return new Secret(UUID.randomUUID() + plain, hash(plain), null);
        }
    };

    @Test
    void aFirstRegistrationIsVersionOne() {
        Decision decision = register(null, "三组", person(1, "02"), person(2, "10"));

        assertThat(decision).isInstanceOfSatisfying(Decision.Changed.class, changed -> {
            assertThat(changed.after().version()).isEqualTo(1);
            assertThat(changed.changes()).extracting(Change::kind).containsExactly(ChangeKind.REGISTERED);
        });
    }

    @Test
    void theSameAgainChangesNothingThoughEachSealingDiffers() {
        Household before = registered(person(1, "02"));

        assertThat(register(before, "三组", person(1, "02"))).isEqualTo(new Decision.Unchanged(before));
    }

    @Test
    void aHouseholdHasExactlyOneActiveHead() {
        assertThat(codes(register(null, null, person(1, "20")))).containsExactly("HEAD_MISSING");
        assertThat(codes(register(null, null, person(1, "02"), person(2, "02"))))
                .containsExactly("MANY_HEADS");
    }

    @Test
    void aNewHeadMayFollowADeadOne() {
        Household widowed = registered(person(1, "02"))
                .changingMembers(m -> m.with(MemberStatus.DECEASED, LocalDate.of(2026, 2, 11), "fact-1"), NOW);

        Decision decision = register(widowed, null, person(2, "02"));

        assertThat(decision).isInstanceOf(Decision.Changed.class);
        assertThat(((Decision.Changed) decision).after().head().map(Member::personNo))
                .contains("P2");
    }

    @Test
    void aSheetWithoutAValueErasesNothing() {
        Household before = registered(person(1, "02"));

        assertThat(register(before, null, person(1, "02"))).isInstanceOf(Decision.Unchanged.class);
    }

    @Property(tries = 200)
    void whateverIsRegisteredTwiceIsUnchangedTheSecondTime(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 9) Integer> others) {
        MemberForm[] members = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(person(0, "02")),
                        others.stream().distinct().map(n -> person(n, "99")))
                .toArray(MemberForm[]::new);
        Household once = registered(members);

        assertThat(register(once, "三组", members)).isInstanceOf(Decision.Unchanged.class);
        assertThat(once.members()).extracting(Member::personId).doesNotHaveDuplicates();
    }

    private static Household registered(MemberForm... members) {
        return ((Decision.Changed) register(null, "三组", members)).after();
    }

    private static Decision register(@Nullable Household before, @Nullable String hamlet, MemberForm... members) {
        HouseholdForm form = new HouseholdForm(
                "H1",
                null,
                "421281100201",
                hamlet,
                null,
                HouseholdType.ORDINARY,
                "13800000000",
                null,
                null,
                null,
                null,
                null,
                true,
                null);
        return Registering.decide(before, form, List.of(members), List.of(), Absent.KEEPS, SEALER, NOW);
    }

    private static MemberForm person(int number, String relation) {
        return new MemberForm(
                null,
                "P" + number,
                "张三" + number,
                Sex.MALE,
                LocalDate.of(1990, 1, 1),
                null,
                "42128119900101%04d".formatted(number),
                relation,
                null,
                null,
                null,
                null,
                null,
                LabourCapacity.ORDINARY,
                MedicalInsurance.RESIDENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> codes(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.findings().stream().map(Finding::code).toList()
                : List.of();
    }
}

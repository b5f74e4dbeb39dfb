package io.fangpin.matching.bench;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.schemas.people.ResidentId;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import io.fangpin.schemas.registry.MonitoredStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Registered persons in households of four and villages of two hundred, each a function of its number. Nobody real. */
final class SyntheticCounty {
    static final String CODE = "421281000000";
    static final int A_HOUSEHOLD = 4;
    private static final int HOUSEHOLDS_A_VILLAGE = 200;
    private static final int BIRTH_DAYS = 28_000;
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1945, 1, 1);
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private static final String GIVEN = "明国建华文德军志光永海金平林成春东红忠新荣庆云生伟强勇杰磊涛超鹏辉斌波宇浩鑫凯俊峰龙飞翔亮英秀兰珍玉凤梅桂香菊莲翠芳";

    private final long seed;

    SyntheticCounty(long seed) {
        this.seed = seed;
    }

    /** A person as a department knows one. */
    record Resident(String name, String idNo, LocalDate birth, String phone, String village) {}

    Resident resident(int number) {
        SplittableRandom random = new SplittableRandom(seed * 31 + number);
        LocalDate birth = FIRST_BIRTH.plusDays((long) number * 7919 % BIRTH_DAYS);
        int sequence = 1 + number / BIRTH_DAYS * 37 % 900 + random.nextInt(30);
        return new Resident(
                name(random),
                idNo("421281", birth, sequence),
                birth,
                "13" + (100_000_000 + number / A_HOUSEHOLD),
                village(number));
    }

    static String village(int number) {
        int village = number / A_HOUSEHOLD / HOUSEHOLDS_A_VILLAGE;
        return "421281%03d%03d".formatted(100 + village / 15, 200 + village % 15);
    }

    static String name(SplittableRandom random) {
        return "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + given(random) + given(random);
    }

    static char given(SplittableRandom random) {
        return GIVEN.charAt(random.nextInt(GIVEN.length()));
    }

    static String idNo(String area, LocalDate birth, int sequence) {
        String first17 = area + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        return first17 + ResidentId.checkCharacter(first17);
    }

    HouseholdSnapshot household(int number, FieldCipher cipher) {
        int first = number * A_HOUSEHOLD;
        List<MemberSnapshot> members = IntStream.range(first, first + A_HOUSEHOLD)
                .mapToObj(person -> member(person, cipher))
                .toList();
        return new HouseholdSnapshot(
                id(number, 1),
                "No-" + number,
                1,
                village(first),
                null,
                null,
                HouseholdType.ORDINARY,
                MonitoredStatus.NOT_MONITORED,
                null,
                List.of(),
                cipher.seal(resident(first).phone()),
                null,
                null,
                null,
                null,
                null,
                members,
                true,
                Instant.EPOCH);
    }

    private MemberSnapshot member(int number, FieldCipher cipher) {
        Resident resident = resident(number);
        String none = null;
        return new MemberSnapshot(
                id(number, 2),
                none,
                resident.name(),
                number % 2 == 0 ? Sex.MALE : Sex.FEMALE,
                resident.birth(),
                "01",
                cipher.seal(resident.idNo()),
                cipher.hash(resident.idNo()),
                none,
                number % A_HOUSEHOLD == 0 ? "02" : "20",
                none,
                none,
                none,
                none,
                none,
                LabourCapacity.ORDINARY,
                MedicalInsurance.RESIDENT,
                true,
                DibaoPolicy.NONE,
                TekunPolicy.NONE,
                0,
                (@Nullable Long) null,
                MemberStatus.ACTIVE,
                (@Nullable LocalDate) null,
                (@Nullable LocalDate) null);
    }

    private static String id(int number, int kind) {
        return new UUID(0x4000L | (long) kind << 32, 0x8000_0000_0000_0000L | number).toString();
    }
}

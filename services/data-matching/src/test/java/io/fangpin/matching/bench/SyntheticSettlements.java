package io.fangpin.matching.bench;

import io.fangpin.matching.bench.SyntheticCounty.Resident;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** A medical insurance department's file: 85 of 100 rows as registered, 10 with a slip in number or name, 5 of strangers. */
final class SyntheticSettlements {
    private static final String HEADER =
            "身份证号,姓名,出生日期,行政区划代码,联系电话,年度,住院累计个人自付(元),门诊累计个人自付(元)," + "最近结算日期,参保状态,主要诊断,操作类型,数据性质\n";
    private static final String[] DIAGNOSES = {"慢性肾功能不全", "高血压病3级", "2型糖尿病", "脑梗死后遗症", "胃恶性肿瘤"};
    private static final double SLIPS = 0.10;
    private static final double STRANGERS = 0.05;

    private final SyntheticCounty county;
    private final int persons;
    private final SplittableRandom random;

    SyntheticSettlements(SyntheticCounty county, int persons, long seed) {
        this.county = county;
        this.persons = persons;
        this.random = new SplittableRandom(seed);
    }

    byte[] csv(int rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows * 160);
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            bytes.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < rows; row++) {
                out.print(line(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String line(int row) {
        Resident whom = whom();
        return whom.idNo() + ',' + whom.name() + ',' + whom.birth() + ',' + whom.village() + ',' + whom.phone() + ','
                + (2024 + row % 3) + ',' + random.nextInt(90_000) + '.' + (10 + random.nextInt(90)) + ','
                + random.nextInt(4_000) + ".5," + LocalDate.of(2026, 2, 1 + random.nextInt(28)) + ",城乡居民医保,"
                + DIAGNOSES[random.nextInt(DIAGNOSES.length)] + ",更正,合成\n";
    }

    private Resident whom() {
        Resident resident = county.resident(random.nextInt(persons));
        double roll = random.nextDouble();
        if (roll < STRANGERS) {
            LocalDate birth = resident.birth().plusDays(1 + random.nextInt(300));
            String idNo = SyntheticCounty.idNo("430602", birth, 1 + random.nextInt(990));
            String phone = "15" + (100_000_000 + random.nextInt(800_000_000));
            return new Resident(SyntheticCounty.name(random), idNo, birth, phone, resident.village());
        }
        if (roll >= STRANGERS + SLIPS) {
            return resident;
        }
        return random.nextBoolean()
                ? with(resident, mistyped(resident.idNo()), resident.name())
                : with(resident, resident.idNo(), resident.name().substring(0, 2) + SyntheticCounty.given(random));
    }

    private static Resident with(Resident resident, String idNo, String name) {
        return new Resident(name, idNo, resident.birth(), resident.phone(), resident.village());
    }

    /** One digit of the sequence is another, so that the check character no longer fits. */
    private String mistyped(String idNo) {
        int place = 14 + random.nextInt(3);
        char other = (char) ('0' + (idNo.charAt(place) - '0' + 1 + random.nextInt(8)) % 10);
        return idNo.substring(0, place) + other + idNo.substring(place + 1);
    }
}

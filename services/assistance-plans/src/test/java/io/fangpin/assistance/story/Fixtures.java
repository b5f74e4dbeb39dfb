package io.fangpin.assistance.story;

import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Households and alerts of a village of 赤壁市. */
final class Fixtures {

    static final String VILLAGE = "421281101201";
    static final String OTHER_VILLAGE = "421281102201";
    static final String TOWNSHIP = "421281101000";
    static final String COUNTY = "421281000000";

    private Fixtures() {}

    static String anyHouseholdId() {
        return "hh-" + UUID.randomUUID();
    }

    static HouseholdSnapshot anyHousehold(String householdId) {
        return household(householdId, VILLAGE, MemberSnapshot.LabourCapacity.ORDINARY);
    }

    static HouseholdSnapshot householdWithoutLabour(String householdId) {
        return household(householdId, VILLAGE, MemberSnapshot.LabourCapacity.NONE);
    }

    static HouseholdSnapshot household(String householdId, String division, MemberSnapshot.LabourCapacity headsLabour) {
        return household(householdId, division, headsLabour, MonitoredStatus.NOT_MONITORED);
    }

    static HouseholdSnapshot household(
            String householdId, String division, MemberSnapshot.LabourCapacity headsLabour, MonitoredStatus monitored) {
        return new HouseholdSnapshot(
                householdId,
                "HN" + householdId.substring(3, 11),
                1,
                division,
                null,
                null,
                HouseholdType.ORDINARY,
                monitored,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                true,
                null,
                List.of(
                        member(householdId + "-head", "张合成", "02", 1978, headsLabour),
                        member(householdId + "-wife", "李合成", "10", 1980, MemberSnapshot.LabourCapacity.NONE),
                        member(householdId + "-child", "张小成", "20", 2015, MemberSnapshot.LabourCapacity.NONE)),
                true,
                Instant.now());
    }

    private static MemberSnapshot member(
            String id, String name, String relation, int born, MemberSnapshot.LabourCapacity labour) {
        return new MemberSnapshot(
                id,
                null,
                name,
                MemberSnapshot.Sex.MALE,
                LocalDate.of(born, 3, 1),
                "居民身份证",
                null,
                null,
                null,
                relation,
                null,
                null,
                null,
                null,
                null,
                labour,
                MemberSnapshot.MedicalInsurance.RESIDENT,
                true,
                MemberSnapshot.DibaoPolicy.NONE,
                MemberSnapshot.TekunPolicy.NONE,
                0,
                null,
                MemberSnapshot.MemberStatus.ACTIVE,
                null,
                null);
    }

    static Alert illness(String householdId) {
        return alert(householdId, "R-MED-1", RiskFactor.ILLNESS, 1, AlertLevel.ORANGE);
    }

    static Alert unsafeHouse(String householdId) {
        return alert(householdId, "R-HOU-1", RiskFactor.HOUSING, 1, AlertLevel.YELLOW);
    }

    /** The water supply of the household's village fails. */
    static Alert noWater(String householdId, String village, long version) {
        return alert(householdId, village, "R-WAT-4", RiskFactor.WATER, version, AlertLevel.RED, "SC-1 2026");
    }

    static Alert alert(String householdId, String rule, RiskFactor risk, long version, AlertLevel level) {
        return alert(householdId, VILLAGE, rule, risk, version, level, null);
    }

    private static Alert alert(
            String householdId,
            String village,
            String rule,
            RiskFactor risk,
            long version,
            AlertLevel level,
            @Nullable String villageEvent) {
        return new Alert(
                householdId + "/" + rule,
                version,
                householdId,
                village,
                householdId + "-head",
                rule,
                "1",
                "national",
                "自付医疗费用过高",
                "Out-of-pocket cost too high",
                level,
                risk,
                List.of(MonitoredCategory.SUDDEN_SEVERE_HARDSHIP),
                "2026",
                villageEvent,
                "3200000",
                "2000000",
                "fen",
                List.of(),
                List.of(),
                List.of(),
                "自付32000元，超过20000元",
                "Paid 32000 yuan, more than 20000",
                "政策来源目录 W15",
                LocalDate.of(2026, 11, 20),
                Instant.now(),
                true);
    }

    static AlertRaised raised(Alert alert) {
        return new AlertRaised(alert, Instant.now());
    }

    static AlertRevised revised(Alert alert) {
        return new AlertRevised(alert, alert.level(), Instant.now());
    }

    static AlertCleared cleared(Alert alert) {
        return new AlertCleared(alert, "FACT_CORRECTED", "数据已更正", "The fact was corrected", Instant.now());
    }
}

package io.fangpin.schemas;

import io.fangpin.schemas.assistance.AlertJoinedCase;
import io.fangpin.schemas.assistance.AlertsJoinedVillageTask;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.CashBenefit;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.assistance.VillageTaskOpened;
import io.fangpin.schemas.assistance.VillageTaskStepTaken;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.feeds.RowsSubmitted;
import io.fangpin.schemas.funds.FundAllocated;
import io.fangpin.schemas.funds.FundSourceRegistered;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.funds.PaymentRefused;
import io.fangpin.schemas.matching.BatchCompleted;
import io.fangpin.schemas.matching.BatchCounts;
import io.fangpin.schemas.matching.BatchProgressed;
import io.fangpin.schemas.matching.BatchReceived;
import io.fangpin.schemas.matching.BatchRefused;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.FeedHealthChanged;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import io.fangpin.schemas.matching.MatchRuled;
import io.fangpin.schemas.matching.ParametersPublished;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordsResolved;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.registry.HouseholdChanged;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.Housing;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MonitoredCategory;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertCleared;
import io.fangpin.schemas.risk.AlertEscalated;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import io.fangpin.schemas.risk.RulePackPublished;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One synthetic example of every event: the life of one family from a hospital bill to a payment. */
final class ExampleEvents {

    private static final String HOUSEHOLD = "6d0f2a34-5b0f-5a50-9c39-1f0a1f3f7b01";
    private static final String PERSON = "0b9d0f6c-86f5-5d3c-8a6e-52d1b7a9e402";
    private static final String VILLAGE = "421281100201";
    private static final String COUNTY = "421281000000";
    private static final String BATCH = "01975b7e-1c00-7000-8000-0000000000aa";
    private static final String FACT = "f-5f0c6c6e2a";
    private static final String ALERT = "a-9b1d2c3e4f";
    private static final String CASE = "01975b80-0000-7000-8000-0000000000bb";
    private static final String TASK = "8f0a3c5e-7d11-4c52-9a40-0c6f7c1f4a01";
    private static final String PLAN = "01975b81-0000-7000-8000-0000000000cc";
    private static final String MEASURE = "01975b81-0000-7000-8000-0000000000dd";
    private static final Instant AT = Instant.parse("2026-04-05T02:03:04Z");
    private static final SourceRecord SOURCE =
            new SourceRecord("medical-settlements", "F02", "MEDICAL_INSURANCE", BATCH, BATCH + ":17", 17);

    private ExampleEvents() {}

    static List<DomainEvent> all() {
        return List.of(
                snapshot(),
                new HouseholdChanged(
                        HOUSEHOLD,
                        3,
                        VILLAGE,
                        HouseholdChanged.ChangeKind.MEMBER_UPDATED,
                        List.of("members[" + PERSON + "].labourCapacity"),
                        PERSON,
                        "zhang.cun",
                        "入户核实",
                        AT),
                record(),
                new FeedRecordsReceived(BATCH, 3, List.of(record())),
                new FactRecorded(
                        FACT,
                        FactKind.MEDICAL_OUT_OF_POCKET,
                        HOUSEHOLD,
                        PERSON,
                        "2026-03",
                        "2026-03-0000000012-00000017",
                        values(),
                        SOURCE,
                        new MatchEvidence("ID_NUMBER", 1.0),
                        true,
                        AT),
                new FactWithdrawn(
                        FACT,
                        FactKind.MEDICAL_OUT_OF_POCKET,
                        HOUSEHOLD,
                        PERSON,
                        "2026-03",
                        "2026-03-0000000013-00000002",
                        SOURCE,
                        "WITHDRAWN_BY_DEPARTMENT",
                        AT),
                new RowsSubmitted("deaths", "2026-05", "421281000000", List.of(Map.of("身份证号", "421281198001020017"))),
                new FeedHealthChanged(
                        "medical-settlements",
                        "F02",
                        "medical-insurance",
                        "421281000000",
                        FeedHealthChanged.State.SHRUNKEN,
                        FeedHealthChanged.State.ON_TIME,
                        "2026-04",
                        java.time.LocalDate.of(2026, 6, 10),
                        "2026-04",
                        412L,
                        1930L,
                        FeedHealthChanged.SizeBasis.AGREEMENT,
                        1500L,
                        3000L,
                        AT),
                new ParametersPublished("fs-0a1b2c3d4e5f", Map.of("version", "fs-0a1b2c3d4e5f"), "王管理", AT),
                new MatchRuled("k1:9f2c4e61", PERSON, List.of("90aaf0c9-53d6-4c3f-9bd0-6fd9f3f6e6b1"), "ruling-1", AT),
                resolved(),
                RecordsResolved.of(3, List.of(resolved(), unmatched())),
                new BatchReceived(
                        BATCH,
                        "medical-settlements",
                        "F02",
                        "MEDICAL_INSURANCE",
                        COUNTY,
                        "2026-03",
                        "3月.csv",
                        "9f2c",
                        true,
                        AT),
                new BatchProgressed(
                        BATCH,
                        "medical-settlements",
                        "F02",
                        "MEDICAL_INSURANCE",
                        COUNTY,
                        "2026-03",
                        new BatchCounts(1000, 600, 20, 3, 377),
                        true,
                        AT),
                new BatchCompleted(
                        BATCH,
                        "medical-settlements",
                        "F02",
                        "MEDICAL_INSURANCE",
                        COUNTY,
                        "2026-03",
                        new BatchCounts(1000, 970, 25, 5, 0),
                        true,
                        AT),
                new BatchRefused(
                        BATCH,
                        "medical-settlements",
                        "F02",
                        "MEDICAL_INSURANCE",
                        COUNTY,
                        "2026-03",
                        "missing-column",
                        "缺少必填列：身份证号 / Required column missing: id_no",
                        true,
                        AT),
                new AlertRaised(alert(1, AlertLevel.YELLOW, "6200.50"), AT),
                new AlertRevised(alert(2, AlertLevel.YELLOW, "8100.00"), AlertLevel.YELLOW, AT),
                new AlertEscalated(alert(2, AlertLevel.YELLOW, "8100.00"), CASE, AT, "421281108000", AT),
                new AlertCleared(
                        alert(3, AlertLevel.YELLOW, "3100.00"),
                        "NO_LONGER_HOLDS",
                        "数据更正后未达到监测线",
                        "Below the line after a correction",
                        AT),
                new RulePackPublished(
                        "000000000000",
                        "national-core",
                        "1",
                        "pack: national-core\nversion: '1'\nrules: []\n",
                        "ab12",
                        List.of(new RulePackPublished.PolicyNumber(
                                "medical.inpatient-self-pay.out-of-poverty",
                                "000000000000",
                                LocalDate.of(2021, 1, 1),
                                null,
                                500_000,
                                "fen",
                                "政策来源目录 W15",
                                false)),
                        "system",
                        AT),
                new CaseOpened(CASE, "421281-2026-000017", HOUSEHOLD, VILLAGE, ALERT, "R-MED-1", AT, true, AT),
                new AlertJoinedCase(CASE, HOUSEHOLD, VILLAGE, "a-77", "R-HOU-1", AT),
                new VillageTaskOpened(TASK, "421281-V-2026-000003", VILLAGE, "SC-1 2026", AT, true, AT),
                new AlertsJoinedVillageTask(
                        TASK,
                        VILLAGE,
                        List.of(new AlertsJoinedVillageTask.JoinedAlert(ALERT, HOUSEHOLD, "R-WAT-3")),
                        AT),
                new VillageTaskStepTaken(
                        TASK,
                        VILLAGE,
                        1,
                        VillageTaskStepTaken.Step.NOTE,
                        null,
                        "zhang.cun",
                        "张村",
                        "village-worker",
                        VILLAGE,
                        "到现场查看，水泵损坏，已安排送水",
                        AT),
                new CaseStepTaken(
                        CASE,
                        HOUSEHOLD,
                        VILLAGE,
                        2,
                        "triage",
                        CaseState.CLUE,
                        CaseState.TRIAGED,
                        "zhang.cun",
                        "张村",
                        "village-worker",
                        VILLAGE,
                        null,
                        AT,
                        3,
                        AT),
                new MeasureAgreed(
                        MEASURE,
                        PLAN,
                        CASE,
                        HOUSEHOLD,
                        VILLAGE,
                        PERSON,
                        MeasureCategory.HEALTH,
                        "医疗救助",
                        "MEDICAL_INSURANCE",
                        LocalDate.of(2026, 5, 30),
                        List.of(ALERT),
                        new CashBenefit("MEDICAL_AID", "2026", PERSON, 300_000),
                        true,
                        AT),
                new MeasureDelivered(
                        MEASURE, PLAN, CASE, HOUSEHOLD, VILLAGE, LocalDate.of(2026, 5, 20), "收条照片", "zhang.cun", 2, AT),
                new MonitoredStatusChanged(
                        CASE,
                        HOUSEHOLD,
                        VILLAGE,
                        MonitoredStatus.MONITORED,
                        MonitoredCategory.SUDDEN_SEVERE_HARDSHIP,
                        List.of(RiskFactor.ILLNESS),
                        LocalDate.of(2026, 3, 4),
                        null,
                        AT),
                new FundSourceRegistered(
                        "fs-1",
                        "2026年中央衔接资金",
                        FundSourceRegistered.FundLevel.CENTRAL,
                        2026,
                        COUNTY,
                        500_000_000L,
                        "财农〔2026〕1号（示例）",
                        true,
                        AT),
                new FundAllocated("al-1", "fs-1", "pj-1", "防贫临时救助", COUNTY, 100_000_000L, "qian.caizheng", true, AT),
                new PaymentMoved(
                        "pay-1",
                        "421281-2026-P000001",
                        PaymentMoved.PaymentState.PAID,
                        MEASURE,
                        PLAN,
                        CASE,
                        HOUSEHOLD,
                        PERSON,
                        VILLAGE,
                        "pj-1",
                        "MEDICAL_AID",
                        "2026",
                        300_000,
                        "bank-1",
                        null,
                        true,
                        AT),
                new PaymentRefused(
                        MEASURE,
                        CASE,
                        HOUSEHOLD,
                        PERSON,
                        VILLAGE,
                        "MEDICAL_AID",
                        "2026",
                        300_000,
                        "V_DUP",
                        "同一人同一待遇同一期间已经发放",
                        "The same person, benefit and period was already paid",
                        true,
                        AT));
    }

    private static Map<String, Object> values() {
        return new TreeMap<>(Map.of(
                "year",
                2026,
                "inpatient_self_pay_fen",
                620_050,
                "last_settlement",
                "2026-03-18",
                "insurance_status",
                "RESIDENT"));
    }

    private static FeedRecordReceived record() {
        return new FeedRecordReceived(
                BATCH + ":17",
                BATCH,
                17,
                "medical-settlements",
                "2026-03",
                "2026-03-0000000012-00000017",
                FeedRecordReceived.Operation.UPSERT,
                "kH1f",
                "Zm9v",
                "fp1.demo.c2VhbGVk",
                null,
                "示例人",
                LocalDate.of(1980, 1, 2),
                VILLAGE,
                values(),
                true,
                AT);
    }

    private static HouseholdSnapshot snapshot() {
        return new HouseholdSnapshot(
                HOUSEHOLD,
                "H4212810000001",
                3,
                VILLAGE,
                "三组",
                "某镇某村三组12号",
                HouseholdType.OUT_OF_POVERTY,
                MonitoredStatus.NOT_MONITORED,
                null,
                List.of(),
                "fp1.demo.cGhvbmU",
                "某农商行",
                "fp1.demo.Y2FyZA",
                new Housing(Housing.DangerLevel.B, true, 110),
                true,
                new IncomeBlock(
                        IncomeBlock.PeriodType.ANNUAL,
                        YearMonth.of(2025, 1),
                        YearMonth.of(2025, 12),
                        4_200_000,
                        800_000,
                        60_000,
                        360_000,
                        250_000,
                        120_000,
                        0),
                List.of(new MemberSnapshot(
                        PERSON,
                        "P4212810000001",
                        "示例人",
                        MemberSnapshot.Sex.MALE,
                        LocalDate.of(1980, 1, 2),
                        "RESIDENT_ID",
                        "fp1.demo.aWRubw",
                        "Zm9v",
                        "421281********1234",
                        "02",
                        "汉族",
                        "JUNIOR",
                        null,
                        null,
                        "fp1.demo.aGVhbHRo",
                        MemberSnapshot.LabourCapacity.ORDINARY,
                        MemberSnapshot.MedicalInsurance.RESIDENT,
                        true,
                        MemberSnapshot.DibaoPolicy.NONE,
                        MemberSnapshot.TekunPolicy.NONE,
                        8,
                        350_000L,
                        MemberSnapshot.MemberStatus.ACTIVE,
                        null,
                        LocalDate.of(2027, 3, 31))),
                true,
                AT);
    }

    private static Alert alert(long version, AlertLevel level, String observed) {
        return new Alert(
                ALERT,
                version,
                HOUSEHOLD,
                VILLAGE,
                PERSON,
                "R-MED-1",
                "1",
                "national-core/1",
                "脱贫人口住院自付费用较高",
                "High inpatient self-pay of a formerly poor person",
                level,
                RiskFactor.ILLNESS,
                List.of(MonitoredCategory.SUDDEN_SEVERE_HARDSHIP),
                "2026",
                null,
                observed,
                "5000.00",
                "yuan",
                List.of(new Alert.ClauseResult(
                        "self-pay",
                        "年度住院累计个人自付达到监测线",
                        "annual inpatient self-pay reaches the line",
                        true,
                        observed,
                        "5000.00",
                        "yuan",
                        "medical.inpatient-self-pay.out-of-poverty")),
                List.of(new Alert.Evidence(FACT, "2026-03-0000000012-00000017", "2026-03", SOURCE)),
                List.of("medical.inpatient-self-pay.out-of-poverty"),
                "该成员2026年住院累计个人自付" + observed + "元，达到5,000.00元的监测线。",
                "Inpatient self-pay of this member in 2026 is " + observed + " yuan, line 5,000.00.",
                "政策来源目录 W15",
                LocalDate.of(2026, 4, 5),
                AT,
                true);
    }

    private static RecordResolved resolved() {
        return new RecordResolved(
                BATCH + ":17",
                BATCH,
                "2026-05-0000000012-00000017",
                RecordResolved.Outcome.MATCHED,
                FACT,
                HOUSEHOLD,
                PERSON,
                null,
                new MatchEvidence("WEIGHED", 0.998),
                null,
                new MatchExplanation(
                        "fs-0a1b2c3d4e5f",
                        0.998,
                        21.5,
                        -0.5,
                        List.of(
                                new FieldWeight("name", "EQUAL", 12.5),
                                new FieldWeight("idNo", "TYPO", 9.5),
                                new FieldWeight("phone", "MISSING", 0)),
                        2,
                        0,
                        new RunnerUp("7d0a2a4e-0000-0000-0000-000000000002", 0.001)),
                AT);
    }

    private static RecordResolved unmatched() {
        return new RecordResolved(
                BATCH + ":18",
                BATCH,
                "2026-05-0000000012-00000018",
                RecordResolved.Outcome.UNMATCHED,
                null,
                null,
                null,
                null,
                null,
                "ID_UNKNOWN",
                null,
                AT);
    }
}

package io.fangpin.risk;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.FactShapes;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.policy.ShippedPolicy;
import io.fangpin.risk.rules.RulePackCompiler;
import io.fangpin.risk.rules.RulePackCompiler.Compilation.Compiled;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.FactWithdrawn;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.SourceRecord;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import io.fangpin.schemas.registry.HouseholdType;
import io.fangpin.schemas.registry.IncomeBlock;
import io.fangpin.schemas.registry.IncomeBlock.PeriodType;
import io.fangpin.schemas.registry.MemberSnapshot;
import io.fangpin.schemas.registry.MemberSnapshot.DibaoPolicy;
import io.fangpin.schemas.registry.MemberSnapshot.LabourCapacity;
import io.fangpin.schemas.registry.MemberSnapshot.MedicalInsurance;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.fangpin.schemas.registry.MemberSnapshot.Sex;
import io.fangpin.schemas.registry.MemberSnapshot.TekunPolicy;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Households and facts named for what matters in a test; numbers are those shipped. */
public final class Fixtures {
    public static final String VILLAGE = "421281100201";
    public static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
    public static final FactShapes SHAPES = new FactShapes(DatasetContracts.load());
    public static final CompiledRulePack PACK = shippedPack();
    public static final List<PolicyNumber> SHIPPED_NUMBERS = ShippedPolicy.numbers();
    public static final PolicyNumbers NUMBERS = new PolicyNumbers(SHIPPED_NUMBERS);

    private Fixtures() {}

    private static CompiledRulePack shippedPack() {
        return switch (new RulePackCompiler(SHAPES).compile(ShippedPolicy.packYaml())) {
            case Compiled compiled -> compiled.pack();
            case RulePackCompiler.Compilation.Refused refused ->
                throw new IllegalStateException(refused.faults().toString());
        };
    }

    public static HouseholdSnapshot household(
            String id, long version, HouseholdType type, @Nullable IncomeBlock income, MemberSnapshot... members) {
        return household(id, version, type, MonitoredStatus.NOT_MONITORED, income, Arrays.asList(members));
    }

    public static HouseholdSnapshot household(
            String id,
            long version,
            HouseholdType type,
            MonitoredStatus status,
            @Nullable IncomeBlock income,
            List<MemberSnapshot> members) {
        return new HouseholdSnapshot(
                id, "HN" + id, version, VILLAGE, null, null, type, status, null, List.of(), null, null, null, null,
                null, income, members, true, NOW);
    }

    public static HouseholdSnapshot householdIn(String division, String id, long version, HouseholdType type) {
        return new HouseholdSnapshot(
                id,
                "HN" + id,
                version,
                division,
                null,
                null,
                type,
                MonitoredStatus.NOT_MONITORED,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(adult("P1")),
                true,
                NOW);
    }

    public static IncomeBlock incomeOf2025(long netFen) {
        return new IncomeBlock(
                PeriodType.ANNUAL, YearMonth.of(2025, 1), YearMonth.of(2025, 12), netFen, 0, 0, 0, 0, 0, 0);
    }

    public static MemberSnapshot adult(String personId) {
        return member(personId, LocalDate.of(1980, 1, 1), MemberStatus.ACTIVE);
    }

    public static MemberSnapshot member(String personId, LocalDate birth, MemberStatus status) {
        return member(personId, birth, status, LabourCapacity.ORDINARY, MedicalInsurance.RESIDENT);
    }

    public static MemberSnapshot member(
            String personId, LocalDate birth, MemberStatus status, LabourCapacity labour, MedicalInsurance insurance) {
        return new MemberSnapshot(
                personId,
                null,
                "合成",
                Sex.MALE,
                birth,
                "RESIDENT_ID",
                null,
                null,
                null,
                "02",
                null,
                null,
                null,
                null,
                null,
                labour,
                insurance,
                true,
                DibaoPolicy.NONE,
                TekunPolicy.NONE,
                0,
                null,
                status,
                null,
                null);
    }

    public static FactRecorded fact(
            FactKind kind, String household, String person, String key, String version, Map<String, Object> values) {
        return new FactRecorded(
                kind + "-" + person + "-" + key,
                kind,
                household,
                person,
                "2026-05",
                version,
                values,
                row(kind, version),
                new MatchEvidence("ID_NUMBER", 1.0),
                true,
                NOW);
    }

    /** The same fact, said at another time. */
    public static FactRecorded saidOn(String at, FactRecorded fact) {
        return new FactRecorded(
                fact.factId(),
                fact.kind(),
                fact.householdId(),
                fact.personId(),
                fact.period(),
                fact.version(),
                fact.values(),
                fact.source(),
                fact.match(),
                fact.synthetic(),
                Instant.parse(at));
    }

    public static FactWithdrawn withdrawn(FactRecorded fact, String version) {
        return new FactWithdrawn(
                fact.factId(),
                fact.kind(),
                fact.householdId(),
                fact.personId(),
                fact.period(),
                version,
                row(fact.kind(), version),
                "WITHDRAWN_BY_DEPARTMENT",
                NOW);
    }

    public static FactRecorded selfPay(String household, String person, int year, String version, long fen) {
        return fact(
                FactKind.MEDICAL_OUT_OF_POCKET,
                household,
                person,
                Integer.toString(year),
                version,
                Map.of("year", year, "inpatient_self_pay_fen", fen, "insurance_status", "RESIDENT"));
    }

    public static FactRecorded schooling(String household, String person, String version, String status) {
        return fact(
                FactKind.SCHOOL_ENROLMENT,
                household,
                person,
                "-",
                version,
                Map.of(
                        "school_year", "2025-2026",
                        "stage", "JUNIOR",
                        "status", status,
                        "status_date", "2026-03-02"));
    }

    public static FactRecorded appraisal(String household, String person, String version, String grade) {
        return fact(
                FactKind.HOUSING_APPRAISAL,
                household,
                person,
                "A1",
                version,
                Map.of("dwelling_no", "A1", "grade", grade, "appraisal_date", "2026-03-10", "only_dwelling", true));
    }

    /** A case takes up an alert, and people who go and see find no risk. */
    public static List<DomainEvent> foundNoRisk(Alert alert, Instant at) {
        return looked(alert, CaseState.NO_RISK, at);
    }

    /** A case takes up an alert and ends so. */
    public static List<DomainEvent> looked(Alert alert, CaseState outcome, Instant at) {
        String caseId = "case-" + alert.alertId() + "-" + alert.version();
        return List.of(
                new CaseOpened(
                        caseId,
                        "FP-TEST",
                        alert.householdId(),
                        alert.divisionCode(),
                        alert.alertId(),
                        alert.ruleCode(),
                        null,
                        true,
                        at),
                new CaseStepTaken(
                        caseId,
                        alert.householdId(),
                        alert.divisionCode(),
                        1,
                        "step",
                        CaseState.VERIFYING,
                        outcome,
                        "zhang",
                        "张三",
                        "village-worker",
                        "村",
                        null,
                        null,
                        5,
                        at));
    }

    private static SourceRecord row(FactKind kind, String version) {
        return new SourceRecord(kind.code(), "F00", "DEPARTMENT", "batch-" + version, "record-" + version, 1);
    }
}

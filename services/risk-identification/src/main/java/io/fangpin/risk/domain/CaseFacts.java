package io.fangpin.risk.domain;

import static io.fangpin.schemas.contracts.FieldType.CODE;
import static io.fangpin.schemas.contracts.FieldType.DATE;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.CaseStepTaken;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.assistance.MeasureDelivered;
import io.fangpin.schemas.assistance.MonitoredStatusChanged;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.SourceRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What cases tell of a household, as facts that rules read like those of departments: measures agreed and delivered, since
 * when it is monitored and how that ended, and when people last came to a conclusion about it.
 */
public final class CaseFacts {
    /** 帮扶措施, one a measure. */
    public static final FactKind MEASURE = new FactKind("MEASURE");
    /** 纳入监测与风险消除, one a household: the newest entry and what became of it. */
    public static final FactKind MONITORING = new FactKind("MONITORING");
    /** 核查结论, one a household: the newest. */
    public static final FactKind EXAMINATION = new FactKind("EXAMINATION");

    static final String AGREED_ON = "agreed_on";
    static final String DELIVERED_ON = "delivered_on";
    static final String SINCE = "since";

    /** Stands where the dataset of a department's row does. */
    private static final String DATASET = "assistance-cases";
    /** A fact of a case is of no month. */
    private static final String NO_PERIOD = "-";

    /** The values of each kind. */
    static final Map<FactKind, List<FieldContract>> FIELDS = Map.of(
            MEASURE,
            List.of(
                    field("category", CODE, true, categories()),
                    field(AGREED_ON, DATE, true, null),
                    field(DELIVERED_ON, DATE, false, null)),
            MONITORING,
            List.of(
                    field(SINCE, DATE, false, null),
                    field("eliminated_on", DATE, false, null),
                    field("elimination_mode", CODE, false, Map.of("帮扶消除", "ASSISTED", "自然消除", "NATURAL"))),
            EXAMINATION,
            List.of(
                    field("examined_on", DATE, true, null),
                    field("outcome", CODE, true, Map.of("无风险", "NO_RISK", "纳入监测", "ENTERED", "驳回", "REJECTED"))));

    private CaseFacts() {}

    static boolean told(KnownFact fact) {
        return FIELDS.containsKey(fact.kind());
    }

    /** The fact that an event of a case makes new; empty when it tells nothing that is not known. */
    public static Optional<KnownFact> of(DomainEvent event, Profile profile, ZoneId zone) {
        Optional<KnownFact> told = switch (event) {
            case MeasureAgreed agreed -> Optional.of(agreed(agreed, zone));
            case MeasureDelivered delivered ->
                Optional.ofNullable(profile.facts().get(delivered.measureId())).map(known -> done(known, delivered));
            case MonitoredStatusChanged changed -> monitoring(changed, profile, zone);
            case CaseStepTaken step when concludes(step.to()) -> Optional.of(examination(step, zone));
            default -> Optional.empty();
        };
        return told.filter(fact -> profile.with(fact).isPresent());
    }

    private static KnownFact agreed(MeasureAgreed measure, ZoneId zone) {
        Map<String, Object> values = Map.of("category", measure.category().name(), AGREED_ON, day(measure.at(), zone));
        return fact(
                measure.measureId(), MEASURE, measure.personId(), "1", values, measure.caseId(), measure.synthetic());
    }

    private static KnownFact done(KnownFact agreed, MeasureDelivered delivered) {
        Map<String, Object> values = new TreeMap<>(agreed.values());
        values.put(DELIVERED_ON, delivered.deliveredOn().toString());
        return fact(agreed.factId(), MEASURE, agreed.personId(), "2", values, delivered.caseId(), agreed.synthetic());
    }

    private static Optional<KnownFact> monitoring(MonitoredStatusChanged changed, Profile profile, ZoneId zone) {
        KnownFact known = profile.facts().get(MONITORING.code());
        boolean monitored = known != null && !known.values().containsKey("eliminated_on");
        Map<String, Object> values = new TreeMap<>();
        LocalDate effective = changed.effectiveOn();
        String on = effective == null ? day(changed.at(), zone) : effective.toString();
        switch (changed.status()) {
            case MONITORED -> {
                if (monitored) {
                    return Optional.empty();
                }
                values.put(SINCE, on);
            }
            case ELIMINATED -> {
                if (known != null && !monitored) {
                    return Optional.empty();
                }
                if (known != null) {
                    values.putAll(known.values());
                }
                values.put("eliminated_on", on);
                if (changed.eliminationMode() != null) {
                    values.put("elimination_mode", changed.eliminationMode().name());
                }
            }
            case NOT_MONITORED, CLOSED -> {
                return Optional.empty();
            }
        }
        String version = version(changed.at()) + '.' + changed.status().ordinal();
        return Optional.of(fact(MONITORING.code(), MONITORING, null, version, values, changed.caseId(), false));
    }

    /** People have been there and said what they found; what was withdrawn or closed before that is no examination. */
    public static boolean concludes(CaseState state) {
        return state == CaseState.NO_RISK || state == CaseState.ENTERED || state == CaseState.REJECTED;
    }

    private static KnownFact examination(CaseStepTaken step, ZoneId zone) {
        Map<String, Object> values =
                Map.of("examined_on", day(step.at(), zone), "outcome", step.to().name());
        return fact(EXAMINATION.code(), EXAMINATION, null, version(step.at()), values, step.caseId(), false);
    }

    private static KnownFact fact(
            String factId,
            FactKind kind,
            @Nullable String personId,
            String version,
            Map<String, Object> values,
            String caseId,
            boolean synthetic) {
        SourceRecord source = new SourceRecord(DATASET, "", "", caseId, "", 0);
        return new KnownFact(factId, kind, personId, NO_PERIOD, version, false, values, source, synthetic);
    }

    private static String day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    /** Compares as text as the instants do. */
    private static String version(Instant at) {
        return "%014d".formatted(Math.max(0, at.toEpochMilli()));
    }

    private static Map<String, String> categories() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("产业帮扶", "INDUSTRY");
        codes.put("就业帮扶", "EMPLOYMENT");
        codes.put("公益性岗位帮扶", "PUBLIC_POST");
        codes.put("金融帮扶", "FINANCE");
        codes.put("健康帮扶", "HEALTH");
        codes.put("教育帮扶", "EDUCATION");
        codes.put("义务教育保障", "COMPULSORY_EDU");
        codes.put("住房安全保障", "HOUSING");
        codes.put("搬迁", "RELOCATION");
        codes.put("饮水安全保障", "WATER");
        codes.put("综合保障", "SOCIAL_PROTECTION");
        codes.put("社会帮扶", "SOCIAL_AID");
        codes.put("生产生活条件改善", "LIVING_CONDITIONS");
        codes.put("基础设施建设", "INFRASTRUCTURE");
        return codes;
    }

    private static FieldContract field(
            String name, FieldType type, boolean required, @Nullable Map<String, String> codes) {
        return new FieldContract(name, type, List.of(), required, false, codes, null, null, null, null, "");
    }
}

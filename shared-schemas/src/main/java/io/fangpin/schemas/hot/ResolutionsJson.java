package io.fangpin.schemas.hot;

import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordResolved.Outcome;
import io.fangpin.schemas.matching.RecordsResolved;
import io.fangpin.schemas.matching.RecordsResolved.One;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link RecordsResolved} as JSON. */
final class ResolutionsJson {
    private static final byte[] BATCH_ID = JsonObject.name("batchId");
    private static final byte[] PART = JsonObject.name("part");
    private static final byte[] EXPLANATIONS = JsonObject.name("explanations");
    private static final byte[] RESOLUTIONS = JsonObject.name("resolutions");
    private static final byte[] RESOLVED_AT = JsonObject.name("resolvedAt");
    private static final byte[] RECORD_ID = JsonObject.name("recordId");
    private static final byte[] RECORD_VERSION = JsonObject.name("recordVersion");
    private static final byte[] OUTCOME = JsonObject.name("outcome");
    private static final byte[] FACT_ID = JsonObject.name("factId");
    private static final byte[] HOUSEHOLD_ID = JsonObject.name("householdId");
    private static final byte[] PERSON_ID = JsonObject.name("personId");
    private static final byte[] HOUSEHOLDS = JsonObject.name("households");
    private static final byte[] REASON = JsonObject.name("reason");
    private static final byte[] BECAUSE = JsonObject.name("because");

    private ResolutionsJson() {}

    static void write(RecordsResolved event, JsonObject out) {
        out.open()
                .text(BATCH_ID, event.batchId())
                .number(PART, (long) event.part())
                .field(EXPLANATIONS)
                .openArray();
        for (MatchExplanation because : event.explanations()) {
            MatchJson.write(because, out.item());
        }
        out.closeArray().field(RESOLUTIONS).openArray();
        for (One one : event.resolutions()) {
            write(one, out.item());
        }
        out.closeArray().instant(RESOLVED_AT, event.resolvedAt()).close();
    }

    private static void write(One one, JsonObject out) {
        out.open()
                .text(RECORD_ID, one.recordId())
                .text(RECORD_VERSION, one.recordVersion())
                .text(OUTCOME, one.outcome() == null ? null : one.outcome().name())
                .text(FACT_ID, one.factId())
                .text(HOUSEHOLD_ID, one.householdId())
                .text(PERSON_ID, one.personId());
        count(HOUSEHOLDS, one.households(), out);
        MatchJson.evidence(one.match(), out);
        out.text(REASON, one.reason());
        count(BECAUSE, one.because(), out);
        out.close();
    }

    private static void count(byte[] name, @Nullable Integer count, JsonObject out) {
        if (count != null) {
            out.number(name, (long) count);
        }
    }

    @SuppressWarnings("NullAway") // An absent part is null, as it is when Jackson reads the record.
    static RecordsResolved read(JsonInput in) {
        String batchId = null;
        int part = 0;
        List<MatchExplanation> explanations = null;
        List<One> resolutions = null;
        Instant resolvedAt = null;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "batchId" -> batchId = in.text();
                case "part" -> part = in.whole();
                case "explanations" -> explanations = explanations(in);
                case "resolutions" -> resolutions = resolutions(in);
                case "resolvedAt" -> resolvedAt = PlainJson.instant(in);
                default -> in.skip();
            }
        }
        return new RecordsResolved(
                batchId, part, PlainJson.required(explanations), PlainJson.required(resolutions), resolvedAt);
    }

    private static List<MatchExplanation> explanations(JsonInput in) {
        List<MatchExplanation> explanations = new ArrayList<>();
        for (boolean more = in.firstItem(); more; more = in.nextItem()) {
            explanations.add(PlainJson.required(MatchJson.explanation(in)));
        }
        return explanations;
    }

    private static List<One> resolutions(JsonInput in) {
        List<One> resolutions = new ArrayList<>();
        for (boolean more = in.firstItem(); more; more = in.nextItem()) {
            resolutions.add(one(in));
        }
        return resolutions;
    }

    @SuppressWarnings("NullAway")
    private static One one(JsonInput in) {
        String recordId = null;
        String recordVersion = null;
        Outcome outcome = null;
        String factId = null;
        String householdId = null;
        String personId = null;
        Integer households = null;
        MatchEvidence match = null;
        String reason = null;
        Integer because = null;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "recordId" -> recordId = in.text();
                case "recordVersion" -> recordVersion = in.text();
                case "outcome" -> outcome = outcome(in.text());
                case "factId" -> factId = in.text();
                case "householdId" -> householdId = in.text();
                case "personId" -> personId = in.text();
                case "households" -> households = count(in);
                case "match" -> match = MatchJson.evidence(in);
                case "reason" -> reason = in.text();
                case "because" -> because = count(in);
                default -> in.skip();
            }
        }
        return new One(
                recordId, recordVersion, outcome, factId, householdId, personId, households, match, reason, because);
    }

    private static @Nullable Integer count(JsonInput in) {
        return in.isNull() ? null : in.whole();
    }

    private static @Nullable Outcome outcome(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "MATCHED" -> Outcome.MATCHED;
            case "UNMATCHED" -> Outcome.UNMATCHED;
            default -> throw new NotPlain();
        };
    }
}

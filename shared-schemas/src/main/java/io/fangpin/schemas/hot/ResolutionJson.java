package io.fangpin.schemas.hot;

import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordResolved.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@link RecordResolved} as JSON. */
final class ResolutionJson {
    private static final byte[] RECORD_ID = JsonObject.name("recordId");
    private static final byte[] BATCH_ID = JsonObject.name("batchId");
    private static final byte[] RECORD_VERSION = JsonObject.name("recordVersion");
    private static final byte[] OUTCOME = JsonObject.name("outcome");
    private static final byte[] FACT_ID = JsonObject.name("factId");
    private static final byte[] HOUSEHOLD_ID = JsonObject.name("householdId");
    private static final byte[] PERSON_ID = JsonObject.name("personId");
    private static final byte[] HOUSEHOLDS = JsonObject.name("households");
    private static final byte[] REASON = JsonObject.name("reason");
    private static final byte[] RESOLVED_AT = JsonObject.name("resolvedAt");

    private ResolutionJson() {}

    static void write(RecordResolved event, JsonObject out) {
        out.open()
                .text(RECORD_ID, event.recordId())
                .text(BATCH_ID, event.batchId())
                .text(RECORD_VERSION, event.recordVersion())
                .text(OUTCOME, event.outcome() == null ? null : event.outcome().name())
                .text(FACT_ID, event.factId())
                .text(HOUSEHOLD_ID, event.householdId())
                .text(PERSON_ID, event.personId());
        Integer households = event.households();
        if (households != null) {
            out.number(HOUSEHOLDS, (long) households);
        }
        MatchJson.evidence(event.match(), out);
        out.text(REASON, event.reason());
        MatchJson.explanation(event.because(), out);
        out.instant(RESOLVED_AT, event.resolvedAt()).close();
    }

    @SuppressWarnings("NullAway") // An absent part is null, as it is when Jackson reads the record.
    static RecordResolved read(JsonInput in) {
        String recordId = null;
        String batchId = null;
        String recordVersion = null;
        Outcome outcome = null;
        String factId = null;
        String householdId = null;
        String personId = null;
        Integer households = null;
        MatchEvidence match = null;
        String reason = null;
        MatchExplanation because = null;
        Instant resolvedAt = null;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "recordId" -> recordId = in.text();
                case "batchId" -> batchId = in.text();
                case "recordVersion" -> recordVersion = in.text();
                case "outcome" -> outcome = outcome(in.text());
                case "factId" -> factId = in.text();
                case "householdId" -> householdId = in.text();
                case "personId" -> personId = in.text();
                case "households" -> households = count(in);
                case "match" -> match = MatchJson.evidence(in);
                case "reason" -> reason = in.text();
                case "because" -> because = MatchJson.explanation(in);
                case "resolvedAt" -> resolvedAt = PlainJson.instant(in);
                default -> in.skip();
            }
        }
        return new RecordResolved(
                recordId,
                batchId,
                recordVersion,
                outcome,
                factId,
                householdId,
                personId,
                households,
                match,
                reason,
                because,
                resolvedAt);
    }

    static @Nullable Integer count(JsonInput in) {
        return in.isNull() ? null : in.whole();
    }

    static @Nullable Outcome outcome(@Nullable String code) {
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

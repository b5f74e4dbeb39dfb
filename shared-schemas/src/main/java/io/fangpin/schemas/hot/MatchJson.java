package io.fangpin.schemas.hot;

import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a record was matched, and why, as JSON. */
final class MatchJson {
    private static final byte[] MATCH = JsonObject.name("match");
    private static final byte[] METHOD = JsonObject.name("method");
    private static final byte[] SCORE = JsonObject.name("score");
    private static final byte[] PARAMETERS_VERSION = JsonObject.name("parametersVersion");
    private static final byte[] PROBABILITY = JsonObject.name("probability");
    private static final byte[] BITS = JsonObject.name("bits");
    private static final byte[] HOUSEHOLD_BITS = JsonObject.name("householdBits");
    private static final byte[] FIELDS = JsonObject.name("fields");
    private static final byte[] FIELD = JsonObject.name("field");
    private static final byte[] LEVEL = JsonObject.name("level");
    private static final byte[] CANDIDATES = JsonObject.name("candidates");
    private static final byte[] OVERFULL_BLOCKS = JsonObject.name("overfullBlocks");
    private static final byte[] RUNNER_UP = JsonObject.name("runnerUp");
    private static final byte[] PERSON_ID = JsonObject.name("personId");

    private MatchJson() {}

    static void evidence(@Nullable MatchEvidence match, JsonObject out) {
        if (match != null) {
            out.field(MATCH)
                    .open()
                    .text(METHOD, match.method())
                    .number(SCORE, match.score())
                    .close();
        }
    }

    static void write(MatchExplanation because, JsonObject out) {
        out.open()
                .text(PARAMETERS_VERSION, because.parametersVersion())
                .number(PROBABILITY, because.probability())
                .number(BITS, because.bits())
                .number(HOUSEHOLD_BITS, because.householdBits())
                .field(FIELDS)
                .openArray();
        for (FieldWeight weight : because.fields()) {
            out.item()
                    .open()
                    .text(FIELD, weight.field())
                    .text(LEVEL, weight.level())
                    .number(BITS, weight.bits())
                    .close();
        }
        out.closeArray().number(CANDIDATES, (long) because.candidates()).number(OVERFULL_BLOCKS, (long)
                because.overfullBlocks());
        RunnerUp next = because.runnerUp();
        if (next != null) {
            out.field(RUNNER_UP)
                    .open()
                    .text(PERSON_ID, next.personId())
                    .number(PROBABILITY, next.probability())
                    .close();
        }
        out.close();
    }

    @SuppressWarnings("NullAway") // An absent part is null, as it is when Jackson reads the record.
    static @Nullable MatchEvidence evidence(JsonInput in) {
        if (in.isNull()) {
            return null;
        }
        String method = null;
        double score = 0;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "method" -> method = in.text();
                case "score" -> score = in.real();
                default -> in.skip();
            }
        }
        return new MatchEvidence(method, score);
    }

    @SuppressWarnings("NullAway")
    static @Nullable MatchExplanation explanation(JsonInput in) {
        if (in.isNull()) {
            return null;
        }
        String version = null;
        double probability = 0;
        double bits = 0;
        double householdBits = 0;
        List<FieldWeight> fields = null;
        int candidates = 0;
        int overfull = 0;
        RunnerUp runnerUp = null;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "parametersVersion" -> version = in.text();
                case "probability" -> probability = in.real();
                case "bits" -> bits = in.real();
                case "householdBits" -> householdBits = in.real();
                case "fields" -> fields = weights(in);
                case "candidates" -> candidates = in.whole();
                case "overfullBlocks" -> overfull = in.whole();
                case "runnerUp" -> runnerUp = runnerUp(in);
                default -> in.skip();
            }
        }
        return new MatchExplanation(
                version, probability, bits, householdBits, PlainJson.required(fields), candidates, overfull, runnerUp);
    }

    @SuppressWarnings("NullAway")
    private static List<FieldWeight> weights(JsonInput in) {
        List<FieldWeight> weights = new ArrayList<>();
        for (boolean more = in.firstItem(); more; more = in.nextItem()) {
            String name = null;
            String level = null;
            double bits = 0;
            for (String field = in.firstField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "field" -> name = in.text();
                    case "level" -> level = in.text();
                    case "bits" -> bits = in.real();
                    default -> in.skip();
                }
            }
            weights.add(new FieldWeight(name, level, bits));
        }
        return weights;
    }

    @SuppressWarnings("NullAway")
    private static @Nullable RunnerUp runnerUp(JsonInput in) {
        if (in.isNull()) {
            return null;
        }
        String personId = null;
        double probability = 0;
        for (String field = in.firstField(); field != null; field = in.nextField()) {
            switch (field) {
                case "personId" -> personId = in.text();
                case "probability" -> probability = in.real();
                default -> in.skip();
            }
        }
        return new RunnerUp(personId, probability);
    }
}

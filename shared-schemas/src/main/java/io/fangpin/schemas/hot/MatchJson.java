package io.fangpin.schemas.hot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a record was matched, and why, as JSON. */
final class MatchJson {
    private static final byte[] MATCH = JsonObject.name("match");
    private static final byte[] METHOD = JsonObject.name("method");
    private static final byte[] SCORE = JsonObject.name("score");
    private static final byte[] BECAUSE = JsonObject.name("because");
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

    static void explanation(@Nullable MatchExplanation because, JsonObject out) {
        if (because == null) {
            return;
        }
        out.field(BECAUSE);
        write(because, out);
    }

    /** The explanation by itself. */
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
    static @Nullable MatchEvidence evidence(JsonParser in) throws IOException {
        if (in.nextToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String method = null;
        double score = 0;
        for (String field = PlainJson.firstField(in); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "method" -> method = PlainJson.text(in);
                case "score" -> score = PlainJson.number(in);
                default -> PlainJson.skip(in);
            }
        }
        return new MatchEvidence(method, score);
    }

    @SuppressWarnings("NullAway")
    static @Nullable MatchExplanation explanation(JsonParser in) throws IOException {
        if (in.nextToken() == JsonToken.VALUE_NULL) {
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
        for (String field = PlainJson.firstField(in); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "parametersVersion" -> version = PlainJson.text(in);
                case "probability" -> probability = PlainJson.number(in);
                case "bits" -> bits = PlainJson.number(in);
                case "householdBits" -> householdBits = PlainJson.number(in);
                case "fields" -> fields = weights(in);
                case "candidates" -> candidates = PlainJson.whole(in);
                case "overfullBlocks" -> overfull = PlainJson.whole(in);
                case "runnerUp" -> runnerUp = runnerUp(in);
                default -> PlainJson.skip(in);
            }
        }
        return new MatchExplanation(
                version, probability, bits, householdBits, PlainJson.required(fields), candidates, overfull, runnerUp);
    }

    @SuppressWarnings("NullAway")
    private static List<FieldWeight> weights(JsonParser in) throws IOException {
        PlainJson.expect(in, JsonToken.START_ARRAY);
        List<FieldWeight> weights = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            String name = null;
            String level = null;
            double bits = 0;
            for (String field = PlainJson.firstField(in); field != null; field = in.nextFieldName()) {
                switch (field) {
                    case "field" -> name = PlainJson.text(in);
                    case "level" -> level = PlainJson.text(in);
                    case "bits" -> bits = PlainJson.number(in);
                    default -> PlainJson.skip(in);
                }
            }
            weights.add(new FieldWeight(name, level, bits));
        }
        return weights;
    }

    @SuppressWarnings("NullAway")
    private static @Nullable RunnerUp runnerUp(JsonParser in) throws IOException {
        if (in.nextToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String personId = null;
        double probability = 0;
        for (String field = PlainJson.firstField(in); field != null; field = in.nextFieldName()) {
            switch (field) {
                case "personId" -> personId = PlainJson.text(in);
                case "probability" -> probability = PlainJson.number(in);
                default -> PlainJson.skip(in);
            }
        }
        return new RunnerUp(personId, probability);
    }
}

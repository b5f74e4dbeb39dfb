package io.fangpin.linkage.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.LinkageConfig.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Everything learnt, as one value: decisions are a function of it, the index and the record (Fellegi and Sunter, A Theory
 * for Record Linkage, 1969).
 *
 * @param version names this value in every explanation
 * @param expectedMatches matches of a record: with at most one, the share of records that belong to somebody
 * @param kinPerPerson registered persons who share a household with a person
 * @param termWeight how far a value's frequency counts: 0 not at all, 1 in full
 * @param rarestBits most bits that rarity adds to a level
 */
public record LinkageParameters(
        String version,
        List<FieldParameters> fields,
        double expectedMatches,
        double kinPerPerson,
        double termWeight,
        double rarestBits,
        Thresholds thresholds,
        TrainingSummary training) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public LinkageParameters {
        fields = List.copyOf(fields);
    }

    /** What the parameters were learnt from. */
    public record TrainingSummary(
            long seed, int records, int pairs, int randomPairs, int rounds, double lastChange, long registerSize) {}

    public String toJson() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Parameters for {@link LinkageConfig#residents()} learnt from a synthetic county of a million persons: good enough to
     * begin with, until there are records of one's own to learn from.
     */
    public static LinkageParameters residents() {
        try (InputStream json = LinkageParameters.class.getResourceAsStream("residents.json")) {
            return JSON.readValue(json, LinkageParameters.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LinkageParameters fromJson(String json) {
        try {
            return JSON.readValue(json, LinkageParameters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

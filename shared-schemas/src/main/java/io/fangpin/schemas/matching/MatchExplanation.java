package io.fangpin.schemas.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was taken for a person's, or not: the weighing of the best candidate (Fellegi and Sunter, 1969). It holds
 * levels and weights, no personal data.
 *
 * @param parametersVersion which learnt parameters decided
 * @param probability that the record is the best candidate's, 0 to 1
 * @param bits log2 of the Bayes factor of all fields together
 * @param householdBits the part of it that is taken off because relatives share values
 * @param candidates how many persons were compared
 * @param overfullBlocks ways of looking for candidates that found too many to compare
 * @param runnerUp the next best person; absent when there was none
 */
public record MatchExplanation(
        String parametersVersion,
        double probability,
        double bits,
        double householdBits,
        List<FieldWeight> fields,
        int candidates,
        int overfullBlocks,
        @Nullable RunnerUp runnerUp) {

    public MatchExplanation {
        fields = List.copyOf(fields);
    }

    /**
     * What one field says.
     *
     * @param level of agreement, e.g. EQUAL, TYPO, DIFFERENT; MISSING when a side has no value
     * @param bits log2 of its Bayes factor: above 0 for the match, below against it
     */
    public record FieldWeight(String field, String level, double bits) {}

    /** The next best person. */
    public record RunnerUp(String personId, double probability) {}
}

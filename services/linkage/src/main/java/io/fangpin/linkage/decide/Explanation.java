package io.fangpin.linkage.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reasons of a decision, for the best candidate.
 *
 * @param personId the best candidate; absent without any
 * @param parametersVersion which parameters decided
 * @param byExactField true when the ID number, name and birth date agreed and nobody else was considered
 * @param posterior probability that the record belongs to the best candidate, 0 without any
 * @param bits log2 of the Bayes factor: the fields' and the household's together
 * @param householdBits what is taken off because the household shares values
 * @param candidates how many persons were compared
 * @param overfullBlocks blocking keys that could not be asked
 */
public record Explanation(
        @Nullable String personId,
        String parametersVersion,
        boolean byExactField,
        double posterior,
        double bits,
        double householdBits,
        List<FieldEvidence> fields,
        @Nullable RunnerUp runnerUp,
        int candidates,
        int overfullBlocks) {

    /**
     * What one field says.
     *
     * @param level of agreement; MISSING when a side has no value
     * @param bits log2 of its Bayes factor, term frequency included
     */
    public record FieldEvidence(String field, String level, double bits) {}

    /** The next best person. */
    public record RunnerUp(String personId, double posterior, double bits) {}
}

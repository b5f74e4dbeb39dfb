package io.fangpin.matching.domain;

import io.fangpin.linkage.decide.Explanation;
import io.fangpin.linkage.decide.Explanation.FieldEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine says of a weighing, in the words of events. Most records of a file are weighed alike; for one thread. */
final class Explanations {
    private @Nullable Explanation last;
    private @Nullable MatchExplanation told;

    MatchExplanation of(Explanation because) {
        Explanation before = last;
        MatchExplanation again = told;
        if (before != null && again != null && isAlike(before, because)) {
            return again;
        }
        MatchExplanation now = tell(because);
        last = because;
        told = now;
        return now;
    }

    /** Sure to be told alike: the engine gives the same evidence for the same level when frequencies do not matter. */
    private static boolean isAlike(Explanation one, Explanation other) {
        return one.runnerUp() == null
                && other.runnerUp() == null
                && one.posterior() == other.posterior()
                && one.bits() == other.bits()
                && one.householdBits() == other.householdBits()
                && one.candidates() == other.candidates()
                && one.overfullBlocks() == other.overfullBlocks()
                && one.parametersVersion().equals(other.parametersVersion())
                && isSame(one.fields(), other.fields());
    }

    private static boolean isSame(List<FieldEvidence> one, List<FieldEvidence> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; i < one.size() && same; i++) {
            same = one.get(i).equals(other.get(i));
        }
        return same;
    }

    private static MatchExplanation tell(Explanation because) {
        Explanation.RunnerUp next = because.runnerUp();
        List<FieldWeight> weights = new ArrayList<>(because.fields().size());
        for (FieldEvidence field : because.fields()) {
            weights.add(new FieldWeight(field.field(), field.level(), thousandths(field.bits())));
        }
        return new MatchExplanation(
                because.parametersVersion(),
                because.posterior(),
                thousandths(because.bits()),
                thousandths(because.householdBits()),
                weights,
                because.candidates(),
                because.overfullBlocks(),
                next == null ? null : new RunnerUp(next.personId(), next.posterior()));
    }

    /** Nobody reads a weight more precisely, and each digit is written and read for every row. */
    private static double thousandths(double bits) {
        return Math.rint(bits * 1000) / 1000;
    }
}

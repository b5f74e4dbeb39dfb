package io.fangpin.risk.domain;

import static java.util.Objects.requireNonNull;

import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy numbers that a pack names, in force in one division on one day, by the place that the pack's code knows. */
public final class NumbersByPlace {
    private final @Nullable PolicyNumber[] numbers;
    private final long[] values;
    private final boolean complete;

    /** Null where none is in force. */
    public NumbersByPlace(List<@Nullable PolicyNumber> numbers) {
        this.numbers = numbers.toArray(new @Nullable PolicyNumber[0]);
        this.values = new long[this.numbers.length];
        boolean all = true;
        for (int i = 0; i < values.length; i++) {
            PolicyNumber number = this.numbers[i];
            values[i] = number == null ? 0 : number.value();
            all &= number != null;
        }
        this.complete = all;
    }

    public @Nullable PolicyNumber find(int place) {
        return numbers[place];
    }

    private PolicyNumber number(int place) {
        return requireNonNull(numbers[place]);
    }

    /** Those of several places; only for places of which {@link #missing} says nothing. */
    public List<PolicyNumber> numbers(List<Integer> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<PolicyNumber> found = new ArrayList<>(places.size());
        for (int place : places) {
            found.add(number(place));
        }
        return found;
    }

    /** Its value; only for places of which {@link #missing} says nothing. */
    public long value(int place) {
        return values[place];
    }

    /** The first of these places that has no number; -1 when each has one. */
    public int missing(List<Integer> places) {
        if (!complete) {
            for (int place : places) {
                if (numbers[place] == null) {
                    return place;
                }
            }
        }
        return -1;
    }
}

package io.fangpin.risk.rules.engine;

import static java.util.Objects.requireNonNull;

import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.NumbersByPlace;
import io.fangpin.risk.rules.engine.Failure.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one expression looks at, and how much it may still do. Reused for all rules of a household; of one thread. */
public final class Frame {
    /** Loops and values built by one expression: 500 members against 20 facts each is allowed, a bomb is not. */
    public static final int MOST_ITERATIONS = 10_000;

    static final int MOST_BUILT = 100_000;
    static final int MOST_VARIABLES = 32;
    private static final NumbersByPlace NONE = new NumbersByPlace(List.of());

    private final HouseholdView household;
    private final @Nullable Object[] variables = new @Nullable Object[MOST_VARIABLES];
    private @Nullable PersonView person;
    private @Nullable KnownFact fact;
    private NumbersByPlace numbers = NONE;
    private int iterations;
    private int built;

    public Frame(HouseholdView household) {
        this.household = household;
    }

    /** Turns to another person or fact. */
    public void lookAt(@Nullable PersonView onePerson, @Nullable KnownFact oneFact) {
        person = onePerson;
        fact = oneFact;
    }

    /** The policy numbers in force, by the pack's {@link Symbols}. */
    public void holdAgainst(NumbersByPlace inForce) {
        numbers = inForce;
    }

    public HouseholdView household() {
        return household;
    }

    public @Nullable PersonView person() {
        return person;
    }

    public @Nullable KnownFact fact() {
        return fact;
    }

    /** A new expression begins: its limits are its own. */
    void begin() {
        iterations = 0;
        built = 0;
    }

    void iterate() {
        if (++iterations > MOST_ITERATIONS) {
            throw Reason.TOO_LONG.failure();
        }
    }

    /** So many characters or elements more: joining a text to itself again and again would fill the memory. */
    void build(int size) {
        built += size;
        if (built > MOST_BUILT) {
            throw Reason.TOO_LONG.failure();
        }
    }

    long number(int index) {
        return numbers.value(index);
    }

    PersonView onePerson() {
        return requireNonNull(person);
    }

    KnownFact oneFact() {
        return requireNonNull(fact);
    }

    Object variable(int slot) {
        return requireNonNull(variables[slot]);
    }

    void set(int slot, Object value) {
        variables[slot] = value;
    }
}

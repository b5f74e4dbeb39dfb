package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CEL's {@code &&} and {@code ||}: a side that decides alone absorbs the other side's failure, whichever comes first. */
final class Logic {
    private static final int SIDES = 4;
    private static final Flag YES = frame -> true;
    private static final Flag NO = frame -> false;

    private Logic() {}

    /** {@code a && b && …}, in this order. */
    static Flag all(List<Flag> sides) {
        return of(sides, YES, All::new);
    }

    /** {@code a || b || …}, in this order. */
    static Flag any(List<Flag> sides) {
        return of(sides, NO, Any::new);
    }

    /** Makes code of four sides. */
    private interface OfFour {
        Flag of(Flag first, Flag second, Flag third, Flag fourth);
    }

    private static Flag of(List<Flag> sides, Flag neutral, OfFour operator) {
        List<Flag> four = new ArrayList<>(sides);
        if (sides.size() > SIDES) {
            four = new ArrayList<>(sides.subList(0, SIDES - 1));
            four.add(of(sides.subList(SIDES - 1, sides.size()), neutral, operator));
        }
        while (four.size() < SIDES) {
            four.add(neutral);
        }
        return operator.of(four.get(0), four.get(1), four.get(2), four.get(3));
    }

    /**
     * All of up to four sides. A chain of conditions is one of these and not a nest of pairs: a just-in-time compiler puts a
     * method into itself only once, and four sides are two levels of pairs.
     */
    record All(Flag first, Flag second, Flag third, Flag fourth) implements Flag {
        @Override
        public boolean of(Frame frame) {
            Failure failed = null;
            try {
                if (!first.of(frame)) {
                    return false;
                }
            } catch (Failure failure) {
                failed = failure;
            }
            try {
                if (!second.of(frame)) {
                    return false;
                }
            } catch (Failure failure) {
                failed = earlier(failed, failure);
            }
            try {
                if (!third.of(frame)) {
                    return false;
                }
            } catch (Failure failure) {
                failed = earlier(failed, failure);
            }
            try {
                if (!fourth.of(frame)) {
                    return false;
                }
            } catch (Failure failure) {
                failed = earlier(failed, failure);
            }
            if (failed != null) {
                throw failed;
            }
            return true;
        }
    }

    /** One of up to four sides, as {@link All}. */
    record Any(Flag first, Flag second, Flag third, Flag fourth) implements Flag {
        @Override
        public boolean of(Frame frame) {
            Failure failed = null;
            try {
                if (first.of(frame)) {
                    return true;
                }
            } catch (Failure failure) {
                failed = failure;
            }
            try {
                if (second.of(frame)) {
                    return true;
                }
            } catch (Failure failure) {
                failed = earlier(failed, failure);
            }
            try {
                if (third.of(frame)) {
                    return true;
                }
            } catch (Failure failure) {
                failed = earlier(failed, failure);
            }
            try {
                if (fourth.of(frame)) {
                    return true;
                }
            } catch (Failure failure) {
                failed = earlier(failed, failure);
            }
            if (failed != null) {
                throw failed;
            }
            return false;
        }
    }

    record Not(Flag one) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return !one.of(frame);
        }
    }

    private static Failure earlier(@Nullable Failure before, Failure now) {
        return before == null ? now : before;
    }
}

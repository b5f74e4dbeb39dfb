package io.fangpin.risk.rules.engine;

/** A compiled expression, by the kind of its value; throws {@link Failure} when it has none. Safe for many threads. */
public sealed interface Code {
    /** The value: a Boolean, Long, Double, String, List, or a view of a record. */
    Object value(Frame frame);

    /** BOOL. */
    non-sealed interface Flag extends Code {
        boolean of(Frame frame);

        @Override
        default Object value(Frame frame) {
            return of(frame);
        }
    }

    /** INT. */
    non-sealed interface Whole extends Code {
        long of(Frame frame);

        @Override
        default Object value(Frame frame) {
            return of(frame);
        }
    }

    /** DOUBLE. */
    non-sealed interface Real extends Code {
        double of(Frame frame);

        @Override
        default Object value(Frame frame) {
            return of(frame);
        }
    }

    /** STRING. */
    non-sealed interface Text extends Code {
        String of(Frame frame);

        @Override
        default Object value(Frame frame) {
            return of(frame);
        }
    }

    /** A list. */
    non-sealed interface Many extends Code {
        java.util.List<?> of(Frame frame);

        @Override
        default Object value(Frame frame) {
            return of(frame);
        }
    }

    /** A household, person, fact, or facts by kind. */
    non-sealed interface Thing extends Code {
        Object of(Frame frame);

        @Override
        default Object value(Frame frame) {
            return of(frame);
        }
    }
}

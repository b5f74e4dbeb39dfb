package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;

/** CEL's {@code &&} and {@code ||}: a side that decides alone absorbs the other side's failure, whichever comes first. */
final class Logic {
    private Logic() {}

    static Flag and(Flag left, Flag right) {
        return frame -> {
            boolean first;
            try {
                first = left.of(frame);
            } catch (Failure failure) {
                return decidesAs(false, right, frame, failure);
            }
            return first && right.of(frame);
        };
    }

    static Flag or(Flag left, Flag right) {
        return frame -> {
            boolean first;
            try {
                first = left.of(frame);
            } catch (Failure failure) {
                return decidesAs(true, right, frame, failure);
            }
            return first || right.of(frame);
        };
    }

    private static boolean decidesAs(boolean decisive, Flag right, Frame frame, Failure ofLeft) {
        boolean second;
        try {
            second = right.of(frame);
        } catch (Failure ofRight) {
            throw ofLeft;
        }
        if (second != decisive) {
            throw ofLeft;
        }
        return decisive;
    }
}

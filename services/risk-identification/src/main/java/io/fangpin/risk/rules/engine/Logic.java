package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;

/** CEL's {@code &&} and {@code ||}: a side that decides alone absorbs the other side's failure, whichever comes first. */
final class Logic {
    private Logic() {}

    record And(Flag left, Flag right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            boolean first;
            try {
                first = left.of(frame);
            } catch (Failure failure) {
                return decidesAs(false, right, frame, failure);
            }
            return first && right.of(frame);
        }
    }

    record Or(Flag left, Flag right) implements Flag {
        @Override
        public boolean of(Frame frame) {
            boolean first;
            try {
                first = left.of(frame);
            } catch (Failure failure) {
                return decidesAs(true, right, frame, failure);
            }
            return first || right.of(frame);
        }
    }

    record Not(Flag one) implements Flag {
        @Override
        public boolean of(Frame frame) {
            return !one.of(frame);
        }
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

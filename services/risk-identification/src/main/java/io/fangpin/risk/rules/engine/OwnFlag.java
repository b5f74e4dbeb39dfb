package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;

/**
 * A pattern of a class, never used itself: {@link OwnClass} defines it anew for each condition, whose code is then a constant
 * of that class.
 */
final class OwnFlag implements Flag {
    private static final Flag CODE = code();

    private static Flag code() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Flag.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean of(Frame frame) {
        return CODE.of(frame);
    }
}

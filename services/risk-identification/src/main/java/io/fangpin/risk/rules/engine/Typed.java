package io.fangpin.risk.rules.engine;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Many;
import io.fangpin.risk.rules.engine.Code.Real;
import io.fangpin.risk.rules.engine.Code.Text;
import io.fangpin.risk.rules.engine.Code.Thing;
import io.fangpin.risk.rules.engine.Code.Whole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Code of the kind that a checked type asks for. */
final class Typed {
    private Typed() {}

    /** A value that is known to be of the type; null for a type that rules have no use for. */
    static @Nullable Code of(CelType type, Thing value) {
        if (type.equals(SimpleType.INT)) {
            return (Whole) frame -> (Long) value.of(frame);
        }
        if (type.equals(SimpleType.STRING)) {
            return (Text) frame -> (String) value.of(frame);
        }
        if (type.equals(SimpleType.BOOL)) {
            return (Flag) frame -> (Boolean) value.of(frame);
        }
        if (type.equals(SimpleType.DOUBLE)) {
            return (Real) frame -> (Double) value.of(frame);
        }
        if (type instanceof ListType) {
            return (Many) frame -> (List<?>) value.of(frame);
        }
        return type.kind() == CelKind.STRUCT ? value : null;
    }

    /** The value of one branch; null when the branches are of different kinds. */
    static @Nullable Code choice(Flag condition, Code yes, Code no) {
        if (yes instanceof Flag a && no instanceof Flag b) {
            return (Flag) frame -> condition.of(frame) ? a.of(frame) : b.of(frame);
        }
        if (yes instanceof Whole a && no instanceof Whole b) {
            return (Whole) frame -> condition.of(frame) ? a.of(frame) : b.of(frame);
        }
        if (yes instanceof Real a && no instanceof Real b) {
            return (Real) frame -> condition.of(frame) ? a.of(frame) : b.of(frame);
        }
        if (yes instanceof Text a && no instanceof Text b) {
            return (Text) frame -> condition.of(frame) ? a.of(frame) : b.of(frame);
        }
        if (yes instanceof Many a && no instanceof Many b) {
            return (Many) frame -> condition.of(frame) ? a.of(frame) : b.of(frame);
        }
        if (yes instanceof Thing a && no instanceof Thing b) {
            return (Thing) frame -> condition.of(frame) ? a.of(frame) : b.of(frame);
        }
        return null;
    }
}

package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Flag;
import io.fangpin.risk.rules.engine.Code.Many;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loops that CEL's macros stand for. A failure at one element does not end the loop: a later element may decide alone,
 * and each step counts, as in cel-java.
 */
final class Macros {
    private Macros() {}

    /** {@code all} when {@code decisive} is false, {@code exists} when it is true: the first such element decides. */
    static Flag any(boolean decisive, Many range, int slot, Flag predicate) {
        return new Any(decisive, range, slot, predicate);
    }

    private record Any(boolean decisive, Many range, int slot, Flag predicate) implements Flag {
        @Override
        public boolean of(Frame frame) {
            Failure failed = null;
            boolean decided = false;
            List<?> elements = range.of(frame);
            for (int i = 0; i < elements.size(); i++) {
                frame.iterate();
                if (decided) {
                    break;
                }
                frame.set(slot, elements.get(i));
                try {
                    decided = predicate.of(frame) == decisive;
                } catch (Failure failure) {
                    failed = failed == null ? failure : failed;
                }
            }
            if (!decided && failed != null) {
                throw failed;
            }
            return decided == decisive;
        }
    }

    static Flag existsOne(Many range, int slot, Flag predicate) {
        return frame -> {
            Failure failed = null;
            long count = 0;
            for (Object element : range.of(frame)) {
                frame.iterate();
                frame.set(slot, element);
                try {
                    count += predicate.of(frame) ? 1 : 0;
                } catch (Failure failure) {
                    failed = failure;
                }
            }
            if (failed != null) {
                throw failed;
            }
            return count == 1;
        };
    }

    /** {@code filter}, and {@code map} with or without a condition. */
    static Many map(Many range, int slot, @Nullable Flag condition, Code transform) {
        return frame -> {
            Failure failed = null;
            List<?> elements = range.of(frame);
            if (elements.isEmpty()) {
                return List.of();
            }
            List<Object> results = new ArrayList<>(condition == null ? elements.size() : 4);
            for (Object element : elements) {
                frame.iterate();
                frame.set(slot, element);
                boolean first = failed == null;
                try {
                    if ((condition == null || condition.of(frame)) && first) {
                        results.add(transform.value(frame));
                    }
                } catch (Failure failure) {
                    // Once a step has failed, only a condition is looked at again; its failure is then the newest.
                    failed = failure;
                }
            }
            if (failed != null) {
                throw failed;
            }
            return results;
        };
    }
}

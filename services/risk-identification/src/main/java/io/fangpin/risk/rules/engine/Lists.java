package io.fangpin.risk.rules.engine;

import io.fangpin.risk.rules.engine.Code.Many;
import io.fangpin.risk.rules.engine.Failure.Reason;
import java.util.ArrayList;
import java.util.List;

/** Lists: written out, joined, and one element of one. */
final class Lists {
    private Lists() {}

    static Many of(List<Code> elements) {
        return frame -> {
            List<Object> values = new ArrayList<>(elements.size());
            for (Code element : elements) {
                values.add(element.value(frame));
            }
            return values;
        };
    }

    static Many joined(Many left, Many right) {
        return frame -> {
            List<?> first = left.of(frame);
            List<?> second = right.of(frame);
            frame.build(first.size() + second.size());
            List<Object> all = new ArrayList<>(first.size() + second.size());
            all.addAll(first);
            all.addAll(second);
            return all;
        };
    }

    static long sum(List<?> numbers) {
        long sum = 0;
        for (Object number : numbers) {
            sum = Numbers.sum(sum, (Long) number);
        }
        return sum;
    }

    static Object element(List<?> list, long index) {
        if (index < 0 || index >= list.size()) {
            throw Reason.ABSENT.failure();
        }
        return list.get((int) index);
    }
}

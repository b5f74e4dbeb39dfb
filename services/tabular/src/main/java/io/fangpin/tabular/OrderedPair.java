package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import io.fangpin.schemas.contracts.FieldType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two columns of a file of which one may not exceed the other, or be later, in any row that has both.
 *
 * @param header of the first column in the file
 */
record OrderedPair(FieldContract first, String header, FieldContract second) {

    static List<OrderedPair> among(@Nullable CellReader[] columns, DatasetContract contract) {
        List<OrderedPair> pairs = new ArrayList<>(0);
        for (CellReader column : columns) {
            String above = column == null ? null : column.field().notAbove();
            if (column != null && above != null) {
                contract.field(above)
                        .ifPresent(second -> pairs.add(new OrderedPair(column.field(), column.header(), second)));
            }
        }
        return pairs;
    }

    Optional<FieldError> fault(Map<String, Object> values) {
        Object lower = values.get(first.name());
        Object upper = values.get(second.name());
        return lower == null || upper == null || compare(lower, upper) <= 0 ? Optional.empty() : Optional.of(error());
    }

    private FieldError error() {
        String other = second.headers().getFirst();
        return first.type() == FieldType.DATE
                ? new FieldError(first.name(), header, "LATER_THAN_OTHER", "晚于" + other, "Later than " + second.name())
                : new FieldError(first.name(), header, "ABOVE_OTHER", "大于" + other, "More than " + second.name());
    }

    private static int compare(Object lower, Object upper) {
        return lower instanceof LocalDate day && upper instanceof LocalDate otherDay
                ? day.compareTo(otherDay)
                : Long.compare(((Number) lower).longValue(), ((Number) upper).longValue());
    }
}

package io.fangpin.tabular;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of one file: which field each of them fills, and how a record of cells becomes a row. */
final class Columns {

    private final List<String> headers;
    private final @Nullable CellReader[] readers;
    private final List<String> ignored = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<FieldContract> missing;
    private final List<OrderedPair> orderedPairs;
    private final Limits limits;

    Columns(List<String> headers, DatasetContract contract, Limits limits, boolean date1904) {
        this.headers = List.copyOf(headers);
        this.limits = limits;
        this.readers = new CellReader[headers.size()];
        Map<String, FieldContract> byHeader = byHeader(contract);
        List<FieldContract> unseen = new ArrayList<>(contract.fields());
        for (int i = 0; i < headers.size(); i++) {
            FieldContract field = byHeader.get(Spelling.key(headers.get(i)));
            if (field == null) {
                if (!headers.get(i).isBlank()) {
                    ignored.add(headers.get(i));
                }
            } else if (!unseen.remove(field)) {
                repeated.add(headers.get(i));
            } else {
                readers[i] = new CellReader(field, headers.get(i), date1904);
            }
        }
        this.orderedPairs = OrderedPair.among(readers, contract);
        this.missing = unseen.stream().filter(FieldContract::required).toList();
    }

    static Map<String, FieldContract> byHeader(DatasetContract contract) {
        Map<String, FieldContract> byHeader = new HashMap<>();
        for (FieldContract field : contract.fields()) {
            byHeader.put(Spelling.key(field.name()), field);
            field.headers().forEach(header -> byHeader.put(Spelling.key(header), field));
        }
        return byHeader;
    }

    /** How many columns the contract knows. */
    int known() {
        int known = 0;
        for (CellReader reader : readers) {
            known += reader == null ? 0 : 1;
        }
        return known;
    }

    /** Why this header will not do. */
    Optional<RefusedFileException> refusal() {
        if (headers.size() > limits.maxColumns()) {
            return Optional.of(new RefusedFileException("TOO_MANY_COLUMNS", "列数过多", "Too many columns"));
        }
        if (!repeated.isEmpty()) {
            return Optional.of(new RefusedFileException(
                    "REPEATED_COLUMNS", "表头重复：" + shown(repeated), "Two columns mean the same: " + shown(repeated)));
        }
        if (!missing.isEmpty()) {
            String names =
                    shown(missing.stream().map(f -> f.headers().getFirst()).toList());
            return Optional.of(new RefusedFileException(
                    "MISSING_COLUMNS", "缺少必填列：" + names, "Required columns are missing: " + names));
        }
        return Optional.empty();
    }

    List<String> headers() {
        return headers;
    }

    List<String> ignored() {
        return ignored;
    }

    /** Types the cells of a record; a row with any unreadable cell is invalid as a whole, with every reason. */
    Row toRow(int rowNo, String[] cells, boolean @Nullable [] numeric, String raw) {
        for (int i = headers.size(); i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return new Row.Invalid(
                        rowNo,
                        List.of(FieldError.ofRow("TOO_MANY_CELLS", "单元格多于表头的列", "More cells than header columns")),
                        raw);
            }
        }
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(readers.length);
        List<FieldError> errors = new ArrayList<>(0);
        for (int i = 0; i < readers.length; i++) {
            CellReader reader = readers[i];
            if (reader == null) {
                continue;
            }
            String cell = i < cells.length ? cells[i] : "";
            boolean isNumber = numeric != null && i < numeric.length && numeric[i];
            switch (cell.length() > limits.maxCellChars() ? reader.tooLong() : reader.read(cell, isNumber)) {
                case CellReader.Outcome.Read(Object value) ->
                    values.put(reader.field().name(), value);
                case CellReader.Outcome.Failed(FieldError error) -> errors.add(error);
                case CellReader.Outcome.Empty empty -> {}
            }
        }
        for (OrderedPair pair : orderedPairs) {
            pair.fault(values).ifPresent(errors::add);
        }
        return errors.isEmpty() ? new Row.Valid(rowNo, values, raw) : new Row.Invalid(rowNo, errors, raw);
    }

    private static String shown(List<String> names) {
        return String.join("、", names.subList(0, Math.min(10, names.size())));
    }
}

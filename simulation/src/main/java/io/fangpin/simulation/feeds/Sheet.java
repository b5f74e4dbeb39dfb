package io.fangpin.simulation.feeds;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.FieldContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a dataset as its contract names them, in its order; the correction mark (操作类型) only when asked for. */
public final class Sheet {

    private static final String CORRECTION_MARK = "operation";

    private final DatasetContract contract;
    private final List<String> headers;
    private final Map<String, Integer> columnByField = new HashMap<>();

    public Sheet(DatasetContract contract) {
        this(contract, false);
    }

    Sheet(DatasetContract contract, boolean withCorrectionMark) {
        this.contract = contract;
        List<FieldContract> fields = contract.fields().stream()
                .filter(f -> withCorrectionMark || !f.name().equals(CORRECTION_MARK))
                .toList();
        this.headers = fields.stream().map(f -> f.headers().getFirst()).toList();
        for (int i = 0; i < fields.size(); i++) {
            columnByField.put(fields.get(i).name(), i);
        }
    }

    public String dataset() {
        return contract.dataset();
    }

    public List<String> headers() {
        return headers;
    }

    /** An empty row marked as synthetic. */
    public Cells row() {
        return new Cells(this).set("data_nature", "合成");
    }

    boolean has(String field) {
        return columnByField.containsKey(field);
    }

    int columns() {
        return headers.size();
    }

    int column(String field) {
        Integer column = columnByField.get(field);
        if (column == null) {
            throw new IllegalArgumentException(contract.dataset() + " has no field " + field);
        }
        return column;
    }
}

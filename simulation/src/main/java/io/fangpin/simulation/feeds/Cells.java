package io.fangpin.simulation.feeds;

import java.util.Arrays;

/** The cells of one row under a sheet's columns; a column not set stays empty. */
public final class Cells {

    private final Sheet sheet;
    private final String[] values;

    Cells(Sheet sheet) {
        this.sheet = sheet;
        this.values = new String[sheet.columns()];
        Arrays.fill(values, "");
    }

    private Cells(Cells other) {
        this.sheet = other.sheet;
        this.values = other.values.clone();
    }

    public Cells set(String field, String value) {
        values[sheet.column(field)] = value;
        return this;
    }

    /** Yuan with two decimals. */
    public Cells setYuan(String field, long fen) {
        return set(field, fen / 100 + "." + (fen % 100 < 10 ? "0" : "") + fen % 100);
    }

    Cells copy() {
        return new Cells(this);
    }

    String get(String field) {
        return values[sheet.column(field)];
    }

    String[] values() {
        return values;
    }
}

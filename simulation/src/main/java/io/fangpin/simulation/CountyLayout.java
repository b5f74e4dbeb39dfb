package io.fangpin.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Where the files of a generated county are. */
public record CountyLayout(Path root) {

    /** A sheet of so many stays far below the size that the register takes. */
    public static final int HOUSEHOLDS_PER_SHEET = 200_000;

    public static CountyLayout of(Path root) {
        return new CountyLayout(root);
    }

    /** Registration sheet, one row per member; the only one up to {@link #HOUSEHOLDS_PER_SHEET} households. */
    public Path registry() {
        return registry(1);
    }

    /** The sheet of a large county's households from (part − 1) × {@link #HOUSEHOLDS_PER_SHEET} on. */
    public Path registry(int part) {
        String name = part == 1 ? "households-synthetic.csv" : "households-synthetic-" + part + ".csv";
        return root.resolve("registry").resolve(name);
    }

    /** All sheets of a county of so many households, in order. */
    public List<Path> registrySheets(int households) {
        int parts = (households + HOUSEHOLDS_PER_SHEET - 1) / HOUSEHOLDS_PER_SHEET;
        return IntStream.rangeClosed(1, parts).mapToObj(this::registry).toList();
    }

    /** A department's file of one month (yyyy-MM). */
    public Path feed(String dataset, String period) {
        return root.resolve("feeds").resolve(period).resolve(dataset + "-synthetic.csv");
    }

    public Path truth() {
        return root.resolve("truth").resolve("truth.ndjson");
    }

    public Path summary() {
        return root.resolve("truth").resolve("summary.json");
    }

    public Path divisions() {
        return root.resolve("divisions.csv");
    }
}

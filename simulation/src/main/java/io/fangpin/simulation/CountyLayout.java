package io.fangpin.simulation;

import java.nio.file.Path;

/** Where the files of a generated county are. */
public record CountyLayout(Path root) {

    public static CountyLayout of(Path root) {
        return new CountyLayout(root);
    }

    /** Registration sheet, one row per member. */
    public Path registry() {
        return root.resolve("registry").resolve("households-synthetic.csv");
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

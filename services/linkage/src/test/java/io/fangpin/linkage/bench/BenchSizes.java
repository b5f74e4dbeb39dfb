package io.fangpin.linkage.bench;

/** How much is measured, from system properties {@code linkage.bench.*}. */
record BenchSizes(
        long seed, int small, int persons, int large, int records, boolean duke, int dukePersons, int dukeRecords) {

    static BenchSizes fromProperties() {
        return new BenchSizes(
                Long.getLong("linkage.bench.seed", 20260101),
                Integer.getInteger("linkage.bench.small", 100_000),
                Integer.getInteger("linkage.bench.persons", 1_000_000),
                Integer.getInteger("linkage.bench.large", 5_000_000),
                Integer.getInteger("linkage.bench.records", 100_000),
                !"false".equals(System.getProperty("linkage.bench.duke")),
                Integer.getInteger("linkage.bench.duke.persons", 20_000),
                Integer.getInteger("linkage.bench.duke.records", 5_000));
    }
}

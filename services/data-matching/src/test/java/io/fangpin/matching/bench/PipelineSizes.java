package io.fangpin.matching.bench;

/** How much is measured, from system properties {@code pipeline.bench.*}. */
record PipelineSizes(long seed, int persons, int warmUpRows, int rows, double promisedPerCore, double promisedShare) {
    static PipelineSizes fromProperties() {
        return new PipelineSizes(
                Long.getLong("pipeline.bench.seed", 20260101),
                Integer.getInteger("pipeline.bench.persons", 100_000),
                Integer.getInteger("pipeline.bench.warm-up", 100_000),
                Integer.getInteger("pipeline.bench.rows", 300_000),
                Double.parseDouble(System.getProperty("pipeline.bench.promised-per-core", "13000")),
                Double.parseDouble(System.getProperty("pipeline.bench.promised-share", "6")));
    }
}

package io.fangpin.risk.bench;

/**
 * How much is measured.
 *
 * @param cases comparisons of compiled and reference evaluation, and of incremental and fresh evaluation, each
 */
record BenchSizes(long seed, int households, int cases, int facts) {

    static BenchSizes fromProperties() {
        return new BenchSizes(
                Long.getLong("risk.bench.seed", 20260101L),
                Integer.getInteger("risk.bench.households", 20_000),
                Integer.getInteger("risk.bench.cases", 1_000_000),
                Integer.getInteger("risk.bench.facts", 60_000));
    }
}

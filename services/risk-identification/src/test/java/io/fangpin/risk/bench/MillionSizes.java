package io.fangpin.risk.bench;

/** How much is measured, from system properties {@code risk.million.*}. */
record MillionSizes(long seed, int households, int perSecond, int quietSeconds) {
    private static final int LIVE_SECONDS = 100;
    private static final int MOST_LIVE_SHARE = 5;

    static MillionSizes fromProperties() {
        return new MillionSizes(
                Long.getLong("risk.million.seed", 20260101L),
                Integer.getInteger("risk.million.households", 1_000_000),
                Integer.getInteger("risk.million.per-second", 20),
                Integer.getInteger("risk.million.quiet-seconds", 60));
    }

    /** Households that live facts are about: enough that each is heard of once in a minute or two. */
    int liveHouseholds() {
        return Math.min(perSecond * LIVE_SECONDS, households / MOST_LIVE_SHARE);
    }
}

package io.fangpin.risk.api;

/** 95 % interval of a share (Wilson 1927), which holds for few cases too. */
record Wilson(double low, double high) {
    private static final double Z = 1.959964;

    static Wilson of(long hits, long tries) {
        if (tries == 0) {
            return new Wilson(0, 1);
        }
        double share = (double) hits / tries;
        double z2 = Z * Z / tries;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / tries + z2 / (4 * tries)) / (1 + z2);
        return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}

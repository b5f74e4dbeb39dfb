package io.fangpin.risk.bench;

import java.lang.management.ManagementFactory;

/** Seconds of this thread's CPU: what one core takes, however busy the machine is. */
final class CpuTime {

    private CpuTime() {}

    static double seconds(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }

    /** The best of some runs: the others waited for memory that somebody else was using. */
    static double bestSeconds(int runs, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < runs; run++) {
            best = Math.min(best, seconds(work));
        }
        return best;
    }
}

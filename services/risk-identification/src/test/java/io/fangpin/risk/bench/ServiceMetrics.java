package io.fangpin.risk.bench;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;

/** What the service counts, as {@code /q/metrics} tells it. */
final class ServiceMetrics {
    private ServiceMetrics() {}

    /** Profiles looked at again because the policy changed, since the service started. */
    static double lookedAtAgain() {
        return Metrics.globalRegistry.find("fangpin.risk.profiles.again").tag("because", "policy").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Partitions some of whose profiles have not been held against the policy in force. */
    static double partitionsBehind() {
        return sum("fangpin.risk.profiles.behind");
    }

    /** Parts of back-tests that are being worked on. */
    static double partsWorkedOn() {
        return sum("fangpin.risk.back-tests.working");
    }

    private static double sum(String gauge) {
        return Metrics.globalRegistry.find(gauge).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}

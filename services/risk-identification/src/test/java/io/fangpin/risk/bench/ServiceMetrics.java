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

    /** Parts of back-tests that are being worked on. */
    static double partsWorkedOn() {
        return Metrics.globalRegistry.find("fangpin.risk.back-tests.working").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}

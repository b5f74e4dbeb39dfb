package io.fangpin.risk.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Locale;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs {@link MillionTrial} in the service as it is, on a PostgreSQL and a Kafka of its own. Prints one figure a line,
 * {@code name<TAB>value<TAB>unit}, and exits with 1 when a live fact led to no alert or anything was not looked at. Sizes by
 * system properties, see {@link MillionSizes}.
 */
public final class MillionBench {
    private MillionBench() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        var summary = new SummaryGeneratingListener();
        try (var session = LauncherFactory.openSession()) {
            // By name: Quarkus loads the class itself, with the service.
            var trial = selectClass(MillionBench.class.getPackageName() + ".MillionTrial");
            var request =
                    LauncherDiscoveryRequestBuilder.request().selectors(trial).build();
            session.getLauncher().execute(request, summary);
        }
        var result = summary.getSummary();
        result.getFailures().forEach(failure -> failure.getException().printStackTrace(System.out));
        // Quarkus' threads would keep a finished process alive.
        System.exit(result.getTestsSucceededCount() == 1 && result.getTotalFailureCount() == 0 ? 0 : 1);
    }
}

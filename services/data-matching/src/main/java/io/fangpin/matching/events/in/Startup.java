package io.fangpin.matching.events.in;

import io.fangpin.matching.BatchProgress;
import io.fangpin.matching.CheckConsents;
import io.fangpin.matching.MatchAgain;
import io.fangpin.matching.Reading;
import io.fangpin.matching.Uploads;
import io.fangpin.matching.stream.MatchingStream;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

/** The order in which the service begins: index, then matching, then whatever a stop left half done. */
@ApplicationScoped
class Startup {
    private static final int AFTER_CHANNELS = 2000;

    private final Households households;
    private final RulingsInForce rulings;
    private final PublishedParameters parameters;
    private final MatchingStream stream;
    private final MatchAgain matchAgain;
    private final CheckConsents checkConsents;
    private final Reading reading;
    private final BatchProgress progress;
    private final Uploads uploads;

    @Inject
    Startup(
            Households households,
            RulingsInForce rulings,
            PublishedParameters parameters,
            MatchingStream stream,
            MatchAgain matchAgain,
            CheckConsents checkConsents,
            Reading reading,
            BatchProgress progress,
            Uploads uploads) {
        this.households = households;
        this.rulings = rulings;
        this.parameters = parameters;
        this.stream = stream;
        this.matchAgain = matchAgain;
        this.checkConsents = checkConsents;
        this.reading = reading;
        this.progress = progress;
        this.uploads = uploads;
    }

    void begin(@Observes @Priority(AFTER_CHANNELS) StartupEvent starting) {
        uploads.sweep();
        progress.start();
        reading.resume();
        var unused = CompletableFuture.allOf(households.start(), rulings.start(), parameters.start())
                .thenRun(() -> {
                    stream.start();
                    matchAgain.everything();
                    checkConsents.everything();
                });
    }
}

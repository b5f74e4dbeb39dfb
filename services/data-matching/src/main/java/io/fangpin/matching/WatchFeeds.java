package io.fangpin.matching;

import io.fangpin.kit.platform.Cause;
import io.fangpin.matching.domain.Expectation;
import io.fangpin.matching.domain.FeedHealth;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.RowBounds;
import io.fangpin.matching.domain.Tolerance;
import io.fangpin.matching.store.FeedHealths;
import io.fangpin.matching.store.SizeAgreements;
import io.fangpin.matching.store.SizeAgreements.SizeAgreement;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.DivisionCode.Level;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Use case: looks whether each county's datasets come as agreed, by the clock and soon after a batch is complete. */
@ApplicationScoped
public class WatchFeeds {
    private final FeedHealths healths;
    private final SizeAgreements agreements;
    private final DatasetContracts contracts;
    private final PersonIndex index;
    private final Clock clock;
    private final Tolerance tolerance;
    /** Of these batches were completed since they were looked at. */
    private final Set<Feed> came = ConcurrentHashMap.newKeySet();

    private record Feed(String dataset, String county) {}

    @Inject
    WatchFeeds(
            FeedHealths healths,
            SizeAgreements agreements,
            DatasetContracts contracts,
            PersonIndex index,
            Clock clock,
            @ConfigProperty(name = "fangpin.matching.feed-rows-least-percent") int leastPercent,
            @ConfigProperty(name = "fangpin.matching.feed-rows-most-percent") int mostPercent,
            @ConfigProperty(name = "fangpin.matching.feed-usual-rows-at-least") int usualRowsAtLeast,
            @ConfigProperty(name = "fangpin.matching.feed-persons-at-least") int personsAtLeast) {
        this.healths = healths;
        this.agreements = agreements;
        this.contracts = contracts;
        this.index = index;
        this.clock = clock;
        this.tolerance = new Tolerance(leastPercent, mostPercent, usualRowsAtLeast, personsAtLeast);
    }

    /** All datasets of every county whose households are registered here. */
    @Scheduled(
            every = "{fangpin.matching.feeds-looked-at-every}",
            delayed = "{fangpin.matching.feeds-looked-at-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> everything() {
        return Multi.createFrom()
                .iterable(index.counties())
                .onItem()
                .transformToMultiAndConcatenate(county -> Multi.createFrom()
                        .iterable(contracts.feeds())
                        .onItem()
                        .transformToUniAndConcatenate(contract -> look(contract, county)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A batch of the dataset for the division is complete. Many small ones are looked at together. */
    void completed(String dataset, String divisionCode) {
        came.add(new Feed(dataset, county(divisionCode)));
    }

    /** Datasets of which batches were completed. */
    @Scheduled(
            every = "{fangpin.matching.arrivals-looked-at-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> whatCame() {
        return Multi.createFrom()
                .iterable(List.copyOf(came))
                .onItem()
                .transformToUniAndConcatenate(this::lookAgain)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> lookAgain(Feed feed) {
        // Before the look: what comes meanwhile may not be part of it.
        came.remove(feed);
        return contracts
                .find(feed.dataset)
                .map(contract -> look(contract, feed.county).onFailure().recoverWithItem(fault -> {
                    Log.warnf("Feed %s could not be looked at, will be again: %s", feed.dataset, Cause.of(fault));
                    came.add(feed);
                    return null;
                }))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static String county(String divisionCode) {
        DivisionCode division = new DivisionCode(divisionCode);
        return (division.level().compareTo(Level.COUNTY) > 0 ? division.at(Level.COUNTY) : division).value();
    }

    /** Looks at one dataset of a county. */
    Uni<Void> look(DatasetContract contract, String county) {
        String prefix = new DivisionCode(county).prefix();
        return Uni.combine()
                .all()
                .unis(
                        healths.arrivals(contract.dataset(), prefix, clock.getZone()),
                        agreements
                                .inForce(contract.dataset(), county)
                                .map(found -> found.map(SizeAgreement::rows).orElse(null)))
                .asTuple()
                .map(known -> FeedHealth.assess(
                        contract,
                        expectation(contract, known.getItem2(), prefix),
                        known.getItem1(),
                        LocalDate.now(clock),
                        clock.getZone(),
                        tolerance))
                .chain(health -> healths.keep(contract, county, health, clock.instant()));
    }

    private Expectation expectation(DatasetContract contract, @Nullable RowBounds agreed, String prefix) {
        return new Expectation(agreed, contract.expectedRows() == null ? 0 : index.personsBelow(prefix));
    }
}

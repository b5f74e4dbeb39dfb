package io.fangpin.matching.api;

import io.fangpin.kit.security.Roles;
import io.fangpin.matching.WatchFeeds;
import io.fangpin.matching.store.FeedHealths;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContract.Sign;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.matching.FeedHealthChanged.SizeBasis;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether departments' datasets come as agreed. */
@Path("/feed-health")
@Produces(MediaType.APPLICATION_JSON)
public class FeedHealthResource {
    private final FeedHealths healths;
    private final WatchFeeds watchFeeds;
    private final DatasetContracts contracts;
    private final Sight sight;

    @Inject
    FeedHealthResource(FeedHealths healths, WatchFeeds watchFeeds, DatasetContracts contracts, Sight sight) {
        this.healths = healths;
        this.watchFeeds = watchFeeds;
        this.contracts = contracts;
        this.sight = sight;
    }

    /** How a dataset comes for a county; {@code since} when it is so. */
    public record FeedHealthView(
            String dataset,
            String feedCode,
            String titleZh,
            String titleEn,
            String department,
            Cadence cadence,
            @Nullable Sign sign,
            String divisionCode,
            State state,
            @Nullable String expectedPeriod,
            @Nullable LocalDate dueOn,
            @Nullable String lastPeriod,
            @Nullable Instant lastReceivedAt,
            @Nullable Long rows,
            @Nullable Long usualRows,
            @Nullable SizeBasis judgedBy,
            @Nullable Long leastRows,
            @Nullable Long mostRows,
            Instant since) {}

    /** Of the counties one may see, or in one of which one works; a department's account sees its own datasets. */
    @GET
    @Authenticated
    public Uni<List<FeedHealthView>> list(@QueryParam("division") Optional<String> division) {
        Set<String> datasets = sight.datasets();
        String own = sight.divisionPrefix();
        String asked = division.filter(code -> code.matches("\\d{2,12}"))
                .filter(code -> code.startsWith(own) || own.startsWith(code.replaceAll("0+$", "")))
                .orElse(own);
        return healths.list(asked)
                .map(kept -> kept.stream()
                        .filter(one -> datasets.contains(one.dataset()))
                        .map(this::view)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Looks at all of them now, instead of at the next hour. */
    @POST
    @RolesAllowed({Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    public Uni<List<FeedHealthView>> lookNow() {
        return watchFeeds.everything().chain(() -> list(Optional.empty()));
    }

    private @Nullable FeedHealthView view(FeedHealths.Kept kept) {
        return contracts
                .find(kept.dataset())
                .map(contract -> view(contract, kept))
                .orElse(null);
    }

    private static FeedHealthView view(DatasetContract contract, FeedHealths.Kept kept) {
        var health = kept.health();
        return new FeedHealthView(
                contract.dataset(),
                String.valueOf(contract.feedCode()),
                contract.titleZh(),
                contract.titleEn(),
                contract.department(),
                contract.cadence(),
                contract.sign(),
                kept.divisionCode(),
                health.state(),
                health.expectedPeriod(),
                health.dueOn(),
                health.lastPeriod(),
                health.lastReceivedAt(),
                health.rows(),
                health.usualRows(),
                health.judgedBy(),
                health.leastRows(),
                health.mostRows(),
                kept.since());
    }
}

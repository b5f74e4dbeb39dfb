package io.fangpin.risk.stream;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.DivisionScope;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.Note;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.policy.PolicyInForce;
import io.fangpin.risk.stream.LocalProfiles.Place;
import io.fangpin.risk.stream.LocalProfiles.Slice;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Use case: watch lists, reasons to review, proposals and doubts about data of a division's households, as of today. They are
 * worked out when they are asked for: nobody waits for them, and alerts do not.
 */
@ApplicationScoped
public class ListingNotes {
    /** Households looked at for one answer: the caller goes on where it ended. */
    private static final int SLICE = 1_000;

    private final RiskStream stream;
    private final PolicyInForce policy;
    private final Clock clock;

    @Inject
    public ListingNotes(RiskStream stream, PolicyInForce policy, Clock clock) {
        this.stream = stream;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Notes of the households looked at.
     *
     * @param next where to go on; absent when all households of this replica have been looked at
     */
    public record Notes(
            List<Note> items,
            int householdsLookedAt,
            @Nullable String next) {}

    /** The notes of the next households; throws a problem when {@code after} is not what an answer said. */
    public Notes list(
            DivisionScope scope, DivisionScope division, Predicate<RuleDefinition> which, @Nullable String after) {
        Place from = after == null
                ? Place.BEGINNING
                : Place.parse(after)
                        .orElseThrow(() -> Problem.of(400, "invalid-request", "after 有误 / after is not valid")
                                .asException());
        Slice slice = slice(from);
        LocalDate today = LocalDate.now(clock);
        List<Note> notes = slice.profiles().stream()
                .filter(profile -> within(profile, scope) && within(profile, division))
                .flatMap(profile -> notes(profile, which, today).stream())
                .toList();
        return new Notes(
                notes,
                slice.profiles().size(),
                slice.next().map(Place::toString).orElse(null));
    }

    private List<Note> notes(Profile profile, Predicate<RuleDefinition> which, LocalDate today) {
        HouseholdSnapshot household = profile.household();
        return household == null
                ? List.of()
                : policy.in(household.divisionCode())
                        .map(inForce -> Evaluation.notes(profile, inForce.pack(), inForce.numbers(), today, which))
                        .orElse(List.of());
    }

    private Slice slice(Place from) {
        try {
            return stream.profiles().after(from, SLICE);
        } catch (InvalidStateStoreException e) {
            throw ExplainingProfile.unavailable().asException();
        }
    }

    private static boolean within(Profile profile, DivisionScope scope) {
        HouseholdSnapshot household = profile.household();
        return household != null && scope.covers(household.divisionCode());
    }
}

package io.fangpin.matching;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.domain.PersonMatcher.Candidate;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.MatchRuling;
import io.fangpin.matching.store.MatchRuling.By;
import io.fangpin.matching.store.MatchRuling.State;
import io.fangpin.matching.store.MatchRuling.Verdict;
import io.fangpin.matching.store.MatchRulings;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Use case: people look at a record beside those whom it may be about and rule (人工复核). Unless the deployment trusts one
 * person, a ruling binds only when a second one agrees; it can be taken back, and every step is kept.
 */
@ApplicationScoped
public class RuleOnMatch {
    private final MatchRulings rulings;
    private final PersonIndex index;
    private final PersonMatcher matcher;
    private final Clock clock;
    private final int persons;

    @Inject
    RuleOnMatch(
            MatchRulings rulings,
            PersonIndex index,
            PersonMatcher matcher,
            Clock clock,
            @ConfigProperty(name = "fangpin.matching.review-persons") int persons) {
        this.rulings = rulings;
        this.index = index;
        this.matcher = matcher;
        this.clock = clock;
        this.persons = persons;
    }

    /** How many people must agree: 1 or 2. */
    public int persons() {
        return persons;
    }

    /** Those whom the record may be about, the likeliest first. */
    public synchronized List<Candidate> candidates(ArchivedRecord kept) {
        return matcher.candidates(kept.record());
    }

    /**
     * Somebody's view of a record: it is this person's, or it is not.
     *
     * @param divisionPrefix of what the actor may see: nobody rules about people elsewhere
     */
    public Uni<MatchRuling> propose(
            ArchivedRecord kept, Verdict verdict, String personId, String note, Actor actor, String divisionPrefix) {
        var person = index.person(personId)
                .filter(one -> one.divisionCode().startsWith(divisionPrefix))
                .orElseThrow(() -> Problem.of(
                                422, "unknown-person", "您的辖区内没有登记此人 / Nobody like that is registered in your division")
                        .asException());
        Optional<Candidate> weighed = candidates(kept).stream()
                .filter(one -> one.person().personId().equals(personId))
                .findFirst();
        MatchRuling ruling = new MatchRuling(
                UUID.randomUUID().toString(),
                identity(kept),
                kept.record().recordId(),
                kept.record().dataset(),
                kept.divisionCode(),
                person.divisionCode(),
                verdict,
                person.householdId(),
                personId,
                State.PROPOSED,
                weighed.map(one -> one.because().parametersVersion()).orElse(null),
                weighed.map(Candidate::probability).orElse(null),
                weighed.map(RuleOnMatch::levels).orElse(Map.of()),
                note,
                by(actor),
                null,
                null,
                null);
        MatchRuling begun = persons == 1 ? ruling.inForce() : ruling;
        return rulings.keep(begun).map(isNew -> {
            if (!isNew) {
                throw Problem.conflict(
                                "already-ruled",
                                "已有待复核或生效的意见，请先处理或撤销 / There is a ruling already; decide it or take it back first")
                        .asException();
            }
            return begun;
        });
    }

    private synchronized String identity(ArchivedRecord kept) {
        return matcher.identity(kept.record());
    }

    /** The second person agrees, or does not. */
    public Uni<MatchRuling> decide(MatchRuling ruling, boolean agrees, Actor actor) {
        if (ruling.proposed().userId().equals(actor.userId())) {
            throw Problem.conflict("second-person", "须由另一人复核 / Somebody else must decide")
                    .asException();
        }
        return rulings.decide(ruling, agrees ? State.IN_FORCE : State.DECLINED, by(actor))
                .map(changed -> changed.orElseThrow(RuleOnMatch::decidedMeanwhile));
    }

    /** Takes a ruling back; the record is decided as if it had never been. */
    public Uni<MatchRuling> reverse(MatchRuling ruling, String reason, Actor actor) {
        return rulings.reverse(ruling, by(actor), reason)
                .map(changed -> changed.orElseThrow(RuleOnMatch::decidedMeanwhile));
    }

    private static RuntimeException decidedMeanwhile() {
        return Problem.conflict("decided-meanwhile", "该意见的状态已变化，请刷新 / The ruling has changed meanwhile, please reload")
                .asException();
    }

    private By by(Actor actor) {
        return new By(actor.userId(), actor.name(), clock.instant());
    }

    private static Map<String, String> levels(Candidate candidate) {
        return candidate.because().fields().stream().collect(Collectors.toMap(FieldWeight::field, FieldWeight::level));
    }
}

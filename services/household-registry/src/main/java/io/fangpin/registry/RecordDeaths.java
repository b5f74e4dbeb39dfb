package io.fangpin.registry;

import static java.util.Objects.requireNonNull;

import io.fangpin.kit.consume.Parked;
import io.fangpin.registry.domain.Change;
import io.fangpin.registry.domain.Household;
import io.fangpin.registry.domain.Member;
import io.fangpin.registry.store.DeathFacts;
import io.fangpin.registry.store.DeathFacts.DeathFact;
import io.fangpin.registry.store.Households;
import io.fangpin.registry.store.Households.Version;
import io.fangpin.schemas.registry.MemberSnapshot.MemberStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marks members as deceased when a department's fact says so, and takes that back when the fact is withdrawn. */
@ApplicationScoped
public class RecordDeaths {

    private static final String ACTOR = "data-matching";

    private final Households households;
    private final DeathFacts deathFacts;
    private final SaveHouseholds save;
    private final Clock clock;

    @Inject
    public RecordDeaths(Households households, DeathFacts deathFacts, SaveHouseholds save, Clock clock) {
        this.households = households;
        this.deathFacts = deathFacts;
        this.save = save;
        this.clock = clock;
    }

    /**
     * What a fact says of a person.
     *
     * @param version sorts as text; an older one than applied says nothing
     * @param diedOn absent when the fact is withdrawn
     */
    public record Said(
            String eventId,
            String factId,
            String version,
            String householdId,
            String personId,
            @Nullable LocalDate diedOn) {}

    /** Applies in order; facts about people not known here wait. */
    public Uni<Void> apply(SqlConnection tx, List<Said> facts) {
        return households
                .lock(tx, facts.stream().map(Said::householdId).distinct().toList())
                .chain(known -> {
                    waitForUnknown(facts, known);
                    return deathFacts
                            .find(tx, facts.stream().map(Said::factId).toList())
                            .chain(applied -> write(tx, facts, known, applied));
                });
    }

    private static void waitForUnknown(List<Said> facts, Map<String, Household> known) {
        Map<String, String> waiting = new TreeMap<>();
        for (Said fact : facts) {
            Household household = known.get(fact.householdId());
            if (household == null || household.member(fact.personId()).isEmpty()) {
                waiting.put(fact.eventId(), fact.householdId());
            }
        }
        if (!waiting.isEmpty()) {
            throw new Parked(waiting);
        }
    }

    private Uni<Void> write(
            SqlConnection tx, List<Said> facts, Map<String, Household> known, Map<String, DeathFact> applied) {
        Map<String, DeathFact> newest = new HashMap<>(applied);
        Map<String, Folded> folds = new LinkedHashMap<>();
        for (Said fact : facts) {
            DeathFact last = newest.get(fact.factId());
            if (last == null || last.version().compareTo(fact.version()) < 0) {
                Folded fold = folds.computeIfAbsent(
                        fact.householdId(),
                        id -> new Folded(requireNonNull(known.get(id)), new HashMap<>(), new HashMap<>()));
                Member member = fold.member(fact.personId());
                Member after = fact.diedOn() == null ? revived(member, last) : died(member, fact);
                fold.members.put(fact.personId(), after);
                fold.because.put(fact.personId(), fact.factId());
                newest.put(fact.factId(), remembered(fact, member, last));
            }
        }
        List<DeathFact> changed = newest.values().stream()
                .filter(fact -> !fact.equals(applied.get(fact.factId())))
                .toList();
        List<Version> versions = folds.values().stream()
                .map(this::version)
                .filter(version -> !version.changes().isEmpty())
                .toList();
        return save.save(tx, versions).chain(() -> deathFacts.save(tx, changed));
    }

    /** What the facts of a batch make of one household: members after, and the fact behind each. */
    private record Folded(Household before, Map<String, Member> members, Map<String, String> because) {
        Member member(String personId) {
            Member folded = members.get(personId);
            return folded != null ? folded : before.member(personId).orElseThrow();
        }
    }

    private Version version(Folded fold) {
        Household after = fold.before.changingMembers(m -> fold.member(m.personId()), clock.instant());
        List<Change> changes = Change.between(fold.before, after);
        String facts = changes.stream()
                .map(change -> fold.because.get(change.personId()))
                .collect(Collectors.joining(",", "fact:", ""));
        return new Version(after, changes, ACTOR, facts);
    }

    /** A death registered by other evidence stays as it is. */
    private static Member died(Member member, Said fact) {
        boolean byOther =
                member.status() == MemberStatus.DECEASED && !fact.factId().equals(member.statusEvidence());
        return byOther ? member : member.with(MemberStatus.DECEASED, fact.diedOn(), fact.factId());
    }

    /** Only what this very fact had set is taken back. */
    private static Member revived(Member member, @Nullable DeathFact last) {
        if (last == null
                || member.status() != MemberStatus.DECEASED
                || !last.factId().equals(member.statusEvidence())) {
            return member;
        }
        MemberStatus before = last.statusBefore() == null ? MemberStatus.ACTIVE : last.statusBefore();
        return member.with(before, last.statusDateBefore(), last.evidenceBefore());
    }

    private static DeathFact remembered(Said fact, Member member, @Nullable DeathFact last) {
        boolean correction = last != null && fact.factId().equals(member.statusEvidence());
        return new DeathFact(
                fact.factId(),
                fact.version(),
                fact.householdId(),
                fact.personId(),
                last != null && correction ? last.statusBefore() : member.status(),
                last != null && correction ? last.statusDateBefore() : member.statusDate(),
                last != null && correction ? last.evidenceBefore() : member.statusEvidence());
    }
}

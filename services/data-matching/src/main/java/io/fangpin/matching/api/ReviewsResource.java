package io.fangpin.matching.api;

import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.RuleOnMatch;
import io.fangpin.matching.api.ReviewView.CandidateView;
import io.fangpin.matching.api.ReviewView.FiguresView;
import io.fangpin.matching.api.ReviewView.WaitingView;
import io.fangpin.matching.domain.PersonMatcher.Candidate;
import io.fangpin.matching.domain.UnmatchedReason;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.matching.store.MatchRuling.State;
import io.fangpin.matching.store.MatchRuling.Verdict;
import io.fangpin.matching.store.MatchRulings;
import io.fangpin.matching.store.MatchRulings.Count;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.RecordFilter;
import io.fangpin.matching.store.RecordMoves;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where people decide whose a record is when the weighing leaves doubt, or went wrong (人工复核). */
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.ADMINISTRATOR
})
public class ReviewsResource {
    private static final Duration LATELY = Duration.ofDays(90);

    private final RecordArchive archive;
    private final MatchRulings rulings;
    private final RecordMoves moves;
    private final RuleOnMatch ruleOnMatch;
    private final DatasetContracts contracts;
    private final FieldCipher cipher;
    private final AccessLog accessLog;
    private final Clock clock;
    private final Sight sight;

    @Inject
    ReviewsResource(
            RecordArchive archive,
            MatchRulings rulings,
            RecordMoves moves,
            RuleOnMatch ruleOnMatch,
            DatasetContracts contracts,
            FieldCipher cipher,
            AccessLog accessLog,
            Clock clock,
            Sight sight) {
        this.archive = archive;
        this.rulings = rulings;
        this.moves = moves;
        this.ruleOnMatch = ruleOnMatch;
        this.contracts = contracts;
        this.cipher = cipher;
        this.accessLog = accessLog;
        this.clock = clock;
        this.sight = sight;
    }

    /** @param note why, for whoever decides or audits */
    public record RulingRequest(
            @NotNull Verdict verdict,
            @NotBlank String personId,
            @NotBlank @Size(max = 500) String note) {}

    /** Records that need a person to look. */
    @GET
    public Uni<Page<WaitingView>> waiting(
            @QueryParam("dataset") Optional<String> dataset, @BeanParam PageRequest page) {
        return archive.list(needsReview(dataset), page)
                .chain(found -> rulings.about(recordIds(found.items())).map(ruled -> {
                    Map<String, List<RulingView>> byRecord =
                            ruled.stream().map(RulingView::of).collect(Collectors.groupingBy(RulingView::recordId));
                    return found.map(kept -> new WaitingView(
                            view(kept), byRecord.getOrDefault(kept.record().recordId(), List.of())));
                }));
    }

    @GET
    @Path("/figures")
    public Uni<FiguresView> figures() {
        MatchRulings.Filter all = new MatchRulings.Filter(null, sight.datasets(), sight.divisionPrefix());
        return archive.list(needsReview(Optional.empty()), new PageRequest(0, 1))
                .chain(waiting -> rulings.count(all, clock.instant().minus(LATELY))
                        .map(counts -> figures(waiting.total(), counts)));
    }

    private static FiguresView figures(long waiting, List<Count> counts) {
        long declined = sum(counts, one -> one.state() == State.DECLINED);
        long bound = sum(counts, one -> one.state() == State.IN_FORCE || one.state() == State.REVERSED);
        long same = sum(
                counts,
                one -> one.verdict() == Verdict.SAME
                        && (one.state() == State.IN_FORCE || one.state() == State.REVERSED));
        return new FiguresView(
                waiting,
                sum(counts, one -> one.state() == State.PROPOSED),
                same,
                bound - same,
                declined,
                sum(counts, one -> one.state() == State.REVERSED),
                bound + declined == 0 ? 1 : (double) bound / (bound + declined));
    }

    private static long sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::rulings).sum();
    }

    /** A record, decided or not, beside those whom it may be about. */
    @GET
    @Path("/{recordId}")
    public Uni<ReviewView> review(@PathParam("recordId") String recordId) {
        return visible(recordId)
                .chain(kept -> Uni.combine()
                        .all()
                        .unis(rulings.about(List.of(recordId)), moves.of(recordId))
                        .with((ruled, moved) -> new ReviewView(
                                view(kept),
                                ruleOnMatch.candidates(kept).stream()
                                        .map(ReviewsResource::view)
                                        .toList(),
                                ruled.stream().map(RulingView::of).toList(),
                                moved,
                                ruleOnMatch.persons())));
    }

    private static CandidateView view(Candidate one) {
        return new CandidateView(one.person().householdId(), one.person().personId(), one.probability(), one.because());
    }

    @POST
    @Path("/{recordId}/rulings")
    public Uni<Response> rule(@PathParam("recordId") String recordId, @NotNull @Valid RulingRequest request) {
        var actor = sight.actor();
        String prefix = sight.divisionPrefix();
        return visible(recordId)
                .chain(kept ->
                        ruleOnMatch.propose(kept, request.verdict(), request.personId(), request.note(), actor, prefix))
                .map(ruling -> Response.status(Response.Status.CREATED)
                        .entity(RulingView.of(ruling))
                        .build());
    }

    /** ID number and phone as the department wrote them; the look is recorded. */
    @POST
    @Path("/{recordId}/reveal")
    public Uni<Map<String, String>> reveal(@PathParam("recordId") String recordId, @NotNull @Valid Reason purpose) {
        var actor = sight.actor();
        return visible(recordId).chain(kept -> {
            Map<String, String> plain = new LinkedHashMap<>();
            putOpened(plain, "idNo", kept.record().idNoSealed());
            if (!RecordView.isWithheld(kept)) {
                putOpened(plain, "phone", kept.record().values().get("phone"));
            }
            Subject subject = new Subject("feed-record", recordId, kept.divisionCode());
            return accessLog
                    .record(actor, subject, List.copyOf(plain.keySet()), purpose.reason())
                    .replaceWith(plain);
        });
    }

    private void putOpened(Map<String, String> plain, String name, @Nullable Object sealed) {
        if (sealed != null) {
            plain.put(name, cipher.open(sealed.toString()));
        }
    }

    private Uni<ArchivedRecord> visible(String recordId) {
        Predicate<ArchivedRecord> seen = sight.ofRecords();
        return archive.find(recordId)
                .map(found -> found.filter(seen)
                        // A record about a village is about no person.
                        .filter(kept -> contracts.find(kept.record().dataset()).stream()
                                .anyMatch(contract -> contract.subject() == DatasetContract.Subject.PERSON))
                        .orElseThrow(Sight::notFound));
    }

    private RecordFilter needsReview(Optional<String> dataset) {
        Set<String> visible = sight.datasets();
        Set<String> asked = dataset.map(one -> visible.contains(one) ? Set.of(one) : Set.<String>of())
                .orElse(visible);
        return new RecordFilter(
                null, asked, Outcome.UNMATCHED, UnmatchedReason.NEEDS_REVIEW.name(), sight.divisionPrefix());
    }

    private static List<String> recordIds(List<ArchivedRecord> records) {
        return records.stream().map(kept -> kept.record().recordId()).toList();
    }

    private RecordView view(ArchivedRecord kept) {
        return RecordView.of(kept, contracts.find(kept.record().dataset()).orElseThrow(), cipher);
    }
}

package io.fangpin.matching.domain;

import io.fangpin.linkage.config.LinkageConfig;
import io.fangpin.linkage.config.Subject;
import io.fangpin.linkage.decide.Decision;
import io.fangpin.linkage.decide.Decision.Accept;
import io.fangpin.linkage.decide.Decision.Leave;
import io.fangpin.linkage.decide.Decision.Review;
import io.fangpin.linkage.decide.Explanation;
import io.fangpin.linkage.decide.RecordMatcher;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.MatchedVillage;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose a record is (DOMAIN 3, identity match): at once when ID number, name and birth date agree, else by weighing
 * all that the record says of its person. Holds scratch space: one for each thread.
 */
public final class PersonMatcher {
    /** ID number, name and birth date agree. */
    public static final String BY_ID_NUMBER = "ID_NUMBER";
    /** The weighing left no doubt. */
    public static final String BY_WEIGHT = "WEIGHED";
    /** The record names a village, and is about all who live there. */
    public static final String BY_DIVISION = "DIVISION";

    private static final MatchEvidence SAME_VILLAGE = new MatchEvidence(BY_DIVISION, 1.0);

    private final PersonIndex index;
    private final UnaryOperator<String> open;
    private final RecordMatcher matcher;
    private final int fields;
    private final int name;
    private final int birthDate;
    private final int idNo;
    private final int phone;
    private final int division;

    /** @param open reads a sealed value */
    public PersonMatcher(PersonIndex index, LinkageParameters parameters, UnaryOperator<String> open) {
        LinkageConfig config = index.config();
        this.index = index;
        this.open = open;
        this.matcher = index.matcher(parameters);
        this.fields = config.fields().size();
        this.name = config.field("name");
        this.birthDate = config.field("birthDate");
        this.idNo = config.field("idNo");
        this.phone = config.field("phone");
        this.division = config.field("division");
    }

    public MatchDecision decide(FeedRecordReceived record, DatasetContract contract) {
        return contract.subject() == DatasetContract.Subject.VILLAGE ? village(record) : person(record);
    }

    private MatchDecision village(FeedRecordReceived record) {
        List<String> households = index.householdsIn(Objects.requireNonNull(record.divisionCode()));
        return households.isEmpty()
                ? Unmatched.because(UnmatchedReason.VILLAGE_EMPTY)
                : new MatchedVillage(households, SAME_VILLAGE);
    }

    private MatchDecision person(FeedRecordReceived record) {
        Decision decision = matcher.decide(subject(record));
        MatchExplanation because = explanation(decision.because());
        return switch (decision) {
            case Accept accept -> matched(accept, because, record);
            case Review review ->
                new Unmatched(
                        UnmatchedReason.NEEDS_REVIEW,
                        index.person(review.personId()).orElse(null),
                        because);
            case Leave leave -> new Unmatched(why(record), null, because.candidates() == 0 ? null : because);
        };
    }

    private MatchDecision matched(Accept accept, MatchExplanation because, FeedRecordReceived record) {
        Explanation weighed = accept.because();
        MatchEvidence evidence = weighed.byExactField()
                ? new MatchEvidence(BY_ID_NUMBER, 1.0)
                : new MatchEvidence(BY_WEIGHT, weighed.posterior());
        return index.person(accept.personId())
                .map(index::preferred)
                .<MatchDecision>map(person -> new Matched(person, evidence, because))
                // The person was removed from the register between the decision and this look.
                .orElseGet(() -> new Unmatched(why(record), null, because));
    }

    private Subject subject(FeedRecordReceived record) {
        @Nullable String[] values = new @Nullable String[fields];
        values[name] = record.name();
        values[birthDate] = givenBirthDate(record);
        values[idNo] = opened(record.idNoSealed());
        values[phone] = opened(record.values().get("phone"));
        values[division] = record.divisionCode();
        return new Subject(record.recordId(), values);
    }

    /** The row's own: intake reads an absent one from the ID number, which must not speak twice. */
    private static @Nullable String givenBirthDate(FeedRecordReceived record) {
        Object given = record.values().get("birth_date");
        LocalDate known = record.birthDate();
        if (given != null) {
            return given.toString();
        }
        return known == null || record.idNoSealed() != null ? null : known.toString();
    }

    private @Nullable String opened(@Nullable Object sealed) {
        return sealed == null ? null : open.apply(sealed.toString());
    }

    /** In the words of those who sent the row: what is wrong with its ID number. */
    private UnmatchedReason why(FeedRecordReceived record) {
        String hash = record.idNoHash();
        if (hash == null) {
            return "CHECK_DIGIT".equals(record.idNoProblem())
                    ? UnmatchedReason.ID_CHECK_DIGIT
                    : UnmatchedReason.ID_ABSENT;
        }
        List<Person> sameIdNo = index.find(hash);
        if (sameIdNo.isEmpty()) {
            return UnmatchedReason.ID_UNKNOWN;
        }
        String given = record.name();
        boolean sameName =
                given == null || sameIdNo.stream().anyMatch(person -> person.nameHash() == NameForm.hash(given));
        return sameName ? UnmatchedReason.BIRTH_DATE_DIFFERS : UnmatchedReason.NAME_DIFFERS;
    }

    private static MatchExplanation explanation(Explanation because) {
        Explanation.RunnerUp next = because.runnerUp();
        return new MatchExplanation(
                because.parametersVersion(),
                because.posterior(),
                because.bits(),
                because.householdBits(),
                because.fields().stream()
                        .map(field -> new FieldWeight(field.field(), field.level(), field.bits()))
                        .toList(),
                because.candidates(),
                because.overfullBlocks(),
                next == null ? null : new RunnerUp(next.personId(), next.posterior()));
    }
}

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose a record is (DOMAIN 3, identity match): at once when ID number, name and birth date agree, else by weighing
 * all that the record says of its person. What needs consent is nobody's without it. Holds scratch space: one for each thread.
 */
public final class PersonMatcher {
    /** ID number, name and birth date agree. */
    public static final String BY_ID_NUMBER = "ID_NUMBER";
    /** The weighing left no doubt. */
    public static final String BY_WEIGHT = "WEIGHED";
    /** People looked at it and decided. */
    public static final String BY_RULING = "RULING";
    /** The record names a village, and is about all who live there. */
    public static final String BY_DIVISION = "DIVISION";

    private static final int MOST_CANDIDATES = 3;
    private static final MatchEvidence SAME_VILLAGE = new MatchEvidence(BY_DIVISION, 1.0);
    private static final MatchEvidence RULED = new MatchEvidence(BY_RULING, 1.0);

    private final PersonIndex index;
    private final Rulings rulings;
    private final Secrets secrets;
    private final ParametersInForce parameters;
    private final Explanations explanations = new Explanations();
    private LinkageParameters decidesWith;
    private RecordMatcher matcher;
    private final int fields;
    private final int name;
    private final int birthDate;
    private final int idNo;
    private final int phone;
    private final int division;
    private final int sex;
    private final int householdNo;
    private final int relation;

    /** Reads sealed values, and makes keyed hashes of plain ones. */
    public record Secrets(UnaryOperator<String> open, UnaryOperator<String> hash) {}

    public PersonMatcher(PersonIndex index, Rulings rulings, ParametersInForce parameters, Secrets secrets) {
        LinkageConfig config = index.config();
        this.index = index;
        this.rulings = rulings;
        this.secrets = secrets;
        this.parameters = parameters;
        this.decidesWith = parameters.get();
        this.matcher = index.matcher(decidesWith);
        this.fields = config.fields().size();
        this.name = config.field("name");
        this.birthDate = config.field("birthDate");
        this.idNo = config.field("idNo");
        this.phone = config.field("phone");
        this.division = config.field("division");
        this.sex = config.field("sex");
        this.householdNo = config.field("householdNo");
        this.relation = config.field("relation");
    }

    public MatchDecision decide(FeedRecordReceived record, DatasetContract contract) {
        MatchDecision decision =
                contract.subject() == DatasetContract.Subject.VILLAGE ? village(record) : person(record);
        return decision instanceof Matched matched
                        && !index.consents()
                                .allow(record, contract, matched.person().householdId())
                ? new Unmatched(UnmatchedReason.CONSENT_ABSENT, matched.person(), matched.because())
                : decision;
    }

    private MatchDecision village(FeedRecordReceived record) {
        List<String> households = index.householdsIn(Objects.requireNonNull(record.divisionCode()));
        return households.isEmpty()
                ? Unmatched.because(UnmatchedReason.VILLAGE_EMPTY)
                : new MatchedVillage(households, SAME_VILLAGE);
    }

    private MatchDecision person(FeedRecordReceived record) {
        Subject subject = subject(record);
        Ruling ruling = rulings.about(() -> identity(subject));
        Decision decision = matcher().decide(subject, ruling.notPersonIds());
        MatchExplanation because = explanations.of(decision.because());
        Optional<Person> named = Optional.ofNullable(ruling.personId()).flatMap(index::person);
        if (named.isPresent()) {
            return new Matched(named.get(), RULED, isAbout(named.get(), decision) ? because : null);
        }
        return switch (decision) {
            case Accept accept -> matched(accept, because, record);
            case Review review ->
                new Unmatched(
                        UnmatchedReason.NEEDS_REVIEW,
                        index.person(review.personId()).orElse(null),
                        because);
            case Leave leave ->
                new Unmatched(
                        ruling.isNone() ? why(record) : UnmatchedReason.RULED_OUT,
                        null,
                        because.candidates() == 0 ? null : because);
        };
    }

    private static boolean isAbout(Person person, Decision decision) {
        return switch (decision) {
            case Accept accept -> accept.personId().equals(person.personId());
            case Review review -> review.personId().equals(person.personId());
            case Leave leave -> false;
        };
    }

    /** True when people have ruled about records like this one. */
    public boolean isRuledOn(FeedRecordReceived record) {
        return !rulings.about(() -> identity(record)).isNone();
    }

    /** Keyed hash of all that the record says of its person; the same for records that say the same. */
    public String identity(FeedRecordReceived record) {
        return identity(subject(record));
    }

    private String identity(Subject subject) {
        StringBuilder said = new StringBuilder();
        for (int field = 0; field < fields; field++) {
            String value = subject.value(field);
            said.append(value == null ? "" : value.strip()).append('\n');
        }
        return secrets.hash.apply(said.toString());
    }

    /** Those whom the record may be about, the likeliest first, each weighed for itself, whatever has been ruled. */
    public List<Candidate> candidates(FeedRecordReceived record) {
        Subject subject = subject(record);
        List<Candidate> candidates = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        Explanation likeliest = matcher().decide(subject, shown).because();
        Explanation because = likeliest;
        while (because.personId() != null && shown.size() < MOST_CANDIDATES) {
            // All are weighed against the same alternatives, so their odds differ as their bits do.
            double probability = likeliest.posterior() * Math.pow(2, because.bits() - likeliest.bits());
            MatchExplanation weighed = explanations.of(because);
            index.person(because.personId())
                    .ifPresent(person -> candidates.add(new Candidate(person, Math.min(1, probability), weighed)));
            shown.add(because.personId());
            because = matcher().decide(subject, shown).because();
        }
        return candidates;
    }

    /**
     * One whom a record may be about.
     *
     * @param probability among all candidates and nobody
     */
    public record Candidate(Person person, double probability, MatchExplanation because) {}

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

    /** The parameters may have been replaced since the last decision. */
    private RecordMatcher matcher() {
        LinkageParameters now = parameters.get();
        if (now != decidesWith) {
            matcher = index.matcher(now);
            decidesWith = now;
        }
        return matcher;
    }

    /** What a record says of its person, opened, as the engine takes it. */
    public Subject subject(FeedRecordReceived record) {
        @Nullable String[] values = new @Nullable String[fields];
        values[name] = record.name();
        values[birthDate] = givenBirthDate(record);
        values[idNo] = opened(record.idNoSealed());
        values[phone] = opened(record.values().get("phone"));
        values[division] = record.divisionCode();
        values[sex] = text(record, "sex");
        values[householdNo] = text(record, "household_no");
        values[relation] = text(record, "relation_to_head");
        return new Subject(record.recordId(), values);
    }

    private static @Nullable String text(FeedRecordReceived record, String field) {
        Object value = record.values().get(field);
        return value == null ? null : value.toString();
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
        return sealed == null ? null : secrets.open.apply(sealed.toString());
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
}

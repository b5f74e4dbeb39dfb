package io.fangpin.matching.domain;

import io.fangpin.matching.domain.MatchDecision.Matched;
import io.fangpin.matching.domain.MatchDecision.MatchedVillage;
import io.fangpin.matching.domain.MatchDecision.Unmatched;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Subject;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.matching.MatchEvidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whose a record is: equal ID number, guarded by name and birth date (DOMAIN §3, identity match). */
public final class Matching {
    public static final String BY_ID_NUMBER = "ID_NUMBER";
    /** The record names a village, and is about all who live there. */
    public static final String BY_DIVISION = "DIVISION";

    private static final MatchEvidence SAME_VILLAGE = new MatchEvidence(BY_DIVISION, 1.0);
    private static final MatchEvidence CONFIRMED = new MatchEvidence(BY_ID_NUMBER, 1.0);
    /** The row has no name to compare. */
    private static final MatchEvidence NAME_NOT_GIVEN = new MatchEvidence(BY_ID_NUMBER, 0.9);

    /** Of several with one ID number, the one still a member; then always the same one. */
    private static final Comparator<Person> PREFERENCE =
            Comparator.comparing(Person::status).thenComparing(Person::personId);

    private Matching() {}

    public static MatchDecision decide(FeedRecordReceived record, DatasetContract contract, PersonIndex index) {
        return contract.subject() == Subject.VILLAGE ? village(record, index) : decide(record, index);
    }

    private static MatchDecision village(FeedRecordReceived record, PersonIndex index) {
        List<String> households = index.householdsIn(Objects.requireNonNull(record.divisionCode()));
        return households.isEmpty()
                ? new Unmatched(UnmatchedReason.VILLAGE_EMPTY)
                : new MatchedVillage(households, SAME_VILLAGE);
    }

    private static MatchDecision decide(FeedRecordReceived record, PersonIndex index) {
        if (record.idNoHash() == null) {
            return new Unmatched(
                    "CHECK_DIGIT".equals(record.idNoProblem())
                            ? UnmatchedReason.ID_CHECK_DIGIT
                            : UnmatchedReason.ID_ABSENT);
        }
        return decide(record, index.find(record.idNoHash()));
    }

    static MatchDecision decide(FeedRecordReceived record, List<Person> sameIdNo) {
        if (sameIdNo.isEmpty()) {
            return new Unmatched(UnmatchedReason.ID_UNKNOWN);
        }
        String name = record.name() == null || record.name().isBlank() ? null : record.name();
        List<Person> sameName = name == null ? sameIdNo : named(sameIdNo, NameForm.hash(name));
        if (sameName.isEmpty()) {
            return new Unmatched(UnmatchedReason.NAME_DIFFERS);
        }
        return sameName.stream()
                .filter(person -> bornOn(person, record.birthDate()))
                .min(PREFERENCE)
                .<MatchDecision>map(person -> new Matched(person, name == null ? NAME_NOT_GIVEN : CONFIRMED))
                .orElseGet(() -> new Unmatched(UnmatchedReason.BIRTH_DATE_DIFFERS));
    }

    private static List<Person> named(List<Person> persons, long nameHash) {
        return persons.stream().filter(person -> person.nameHash() == nameHash).toList();
    }

    private static boolean bornOn(Person person, @Nullable LocalDate birthDate) {
        return birthDate == null || person.birthEpochDay() == birthDate.toEpochDay();
    }
}

package io.fangpin.registry.domain;

import static java.util.Objects.requireNonNull;

import io.fangpin.schemas.people.Adulthood;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a consent can be written down, and what the consents of a person come to (承诺授权书, DOMAIN 3). */
public final class Consenting {

    private static final int MAX_REFERENCE = 100;

    private Consenting() {}

    /** What became of it. */
    public sealed interface Decision {

        /** It is new. */
        record Recorded(Consent consent) implements Decision {}

        /** The same paper is on record already. */
        record Known(Consent consent) implements Decision {}

        /** The paper is on record, but says something else or was withdrawn. */
        record Contradicted(Consent before) implements Decision {}

        /** Only who is of the household can consent. */
        record Gone(Member member) implements Decision {}

        /** It cannot be recorded. */
        record Refused(List<Finding> findings) implements Decision {}
    }

    /** @param before the person's consents so far */
    public static Decision decide(
            Household household,
            Member member,
            ConsentForm form,
            Collection<Consent> before,
            ConsentTerms terms,
            Consent.By by,
            ZoneId zone) {
        if (!member.active()) {
            return new Decision.Gone(member);
        }
        List<Finding> findings = check(form, member, terms, LocalDate.ofInstant(by.at(), zone));
        if (!findings.isEmpty()) {
            return new Decision.Refused(findings);
        }
        Consent consent = consent(household, member, form, terms, by);
        Optional<Consent> same = before.stream()
                .filter(one -> one.consentId().equals(consent.consentId()))
                .findFirst();
        if (same.isEmpty()) {
            return new Decision.Recorded(consent);
        }
        return same.get().saysAs(consent) ? new Decision.Known(same.get()) : new Decision.Contradicted(same.get());
    }

    /** The next version of the household, after the consents of a person. */
    public static Household after(
            Household before, String personId, Collection<Consent> ofPerson, Consent.By by, ZoneId zone) {
        LocalDate until = until(ofPerson, LocalDate.ofInstant(by.at(), zone));
        return before.changingMembers(
                member -> member.personId().equals(personId) ? member.consentingUntil(until) : member, by.at());
    }

    /** The last day of the consent in force that holds longest. */
    static @Nullable LocalDate until(Collection<Consent> ofPerson, LocalDate today) {
        return ofPerson.stream()
                .filter(consent -> consent.inForce(today))
                .map(Consent::validUntil)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The same paper sent twice is the same consent. */
    private static Consent consent(
            Household household, Member member, ConsentForm form, ConsentTerms terms, Consent.By by) {
        LocalDate signedOn = requireNonNull(form.signedOn());
        String reference = requireNonNull(form.documentReference());
        LocalDate until = form.validUntil();
        String paper = String.join(":", household.householdId(), member.personId(), signedOn.toString(), reference);
        return new Consent(
                Ids.of("consent:" + paper),
                household.householdId(),
                member.personId(),
                signedOn,
                until == null ? terms.usualEnd(signedOn) : until,
                requireNonNull(form.method()),
                reference,
                by,
                null);
    }

    private static List<Finding> check(ConsentForm form, Member member, ConsentTerms terms, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        if (form.method() == null) {
            findings.add(missing("method"));
        }
        String reference = form.documentReference();
        if (reference == null || reference.isEmpty()) {
            findings.add(missing("documentReference"));
        } else if (reference.length() > MAX_REFERENCE || reference.indexOf('\0') >= 0) {
            findings.add(new Finding(
                    "documentReference",
                    "TOO_LONG",
                    "超过" + MAX_REFERENCE + "个字或含非法字符",
                    "Longer than " + MAX_REFERENCE + " characters, or not text"));
        }
        LocalDate signedOn = form.signedOn();
        if (signedOn == null) {
            findings.add(missing("signedOn"));
        } else if (signedOn.isAfter(today)) {
            findings.add(new Finding("signedOn", "IN_THE_FUTURE", "签署日期在将来", "Signed in the future"));
        } else if (signedOn.isBefore(Adulthood.since(member.birthDate()))) {
            findings.add(new Finding("signedOn", "NOT_AN_ADULT", "签署时未满18周岁", "Signed before the 18th birthday"));
        } else {
            term(form.validUntil(), signedOn, terms, today).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> term(
            @Nullable LocalDate said, LocalDate signedOn, ConsentTerms terms, LocalDate today) {
        LocalDate until = said == null ? terms.usualEnd(signedOn) : said;
        if (until.isBefore(signedOn)) {
            return Optional.of(new Finding("validUntil", "PERIOD_REVERSED", "有效期早于签署日期", "Ends before it was signed"));
        }
        if (until.isBefore(today)) {
            return Optional.of(new Finding(
                    "validUntil",
                    "LAPSED",
                    "授权已于" + until + "到期，请重新签署",
                    "Lapsed on " + until + "; a new one is needed"));
        }
        return until.isAfter(terms.latestEnd(signedOn)) && said != null
                ? Optional.of(new Finding(
                        "validUntil",
                        "TOO_LATE",
                        "有效期最迟至" + terms.latestEnd(signedOn),
                        "The latest end is " + terms.latestEnd(signedOn)))
                : Optional.empty();
    }

    private static Finding missing(String field) {
        return new Finding(field, "MISSING", "必填", "Required");
    }
}

package io.fangpin.registry.api;

import io.fangpin.registry.KeepConsents.Standing;
import io.fangpin.registry.domain.Consent;
import io.fangpin.registry.domain.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a household has consented to asset queries.
 *
 * @param complete whether there is an adult, and each adult's consent is in force on the day
 * @param missing how many adults' is not
 * @param history all that were ever recorded, the newest first
 */
public record ConsentsView(
        String householdId,
        LocalDate day,
        boolean complete,
        int missing,
        List<AdultView> adults,
        List<ConsentView> history) {

    /** How an adult stands. */
    public enum State {
        IN_FORCE,
        LAPSED,
        ABSENT
    }

    /** An adult of the household; {@code until} is the last day of the consent. */
    public record AdultView(
            String personId,
            String name,
            String relationToHead,
            State state,
            @Nullable LocalDate until) {}

    /** A consent as it was recorded, and its withdrawal if it was taken back. */
    public record ConsentView(
            String consentId,
            String personId,
            LocalDate signedOn,
            LocalDate validUntil,
            Consent.Method method,
            String documentReference,
            boolean inForce,
            String recordedBy,
            Instant recordedAt,
            @Nullable String withdrawalReason,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt) {

        static ConsentView of(Consent consent, LocalDate day) {
            Consent.Withdrawal withdrawal = consent.withdrawal();
            return new ConsentView(
                    consent.consentId(),
                    consent.personId(),
                    consent.signedOn(),
                    consent.validUntil(),
                    consent.method(),
                    consent.documentReference(),
                    consent.inForce(day),
                    consent.recorded().name(),
                    consent.recorded().at(),
                    withdrawal == null ? null : withdrawal.reason(),
                    withdrawal == null ? null : withdrawal.by().name(),
                    withdrawal == null ? null : withdrawal.by().at());
        }
    }

    static ConsentsView of(Standing standing) {
        LocalDate day = standing.day();
        List<AdultView> adults = standing.household().members().stream()
                .filter(member -> member.isAdult(day))
                .map(member -> adult(member, day))
                .toList();
        int missing = (int)
                adults.stream().filter(adult -> adult.state != State.IN_FORCE).count();
        return new ConsentsView(
                standing.household().householdId(),
                day,
                missing == 0 && !adults.isEmpty(),
                missing,
                adults,
                standing.history().stream()
                        .map(consent -> ConsentView.of(consent, day))
                        .toList());
    }

    private static AdultView adult(Member member, LocalDate day) {
        State without = member.assetConsentUntil() == null ? State.ABSENT : State.LAPSED;
        return new AdultView(
                member.personId(),
                member.name(),
                member.relationToHead(),
                member.consents(day) ? State.IN_FORCE : without,
                member.assetConsentUntil());
    }
}

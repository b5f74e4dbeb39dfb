package io.fangpin.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's written consent to queries about the household's assets (承诺授权书, DOMAIN 3). It is never deleted: who takes it
 * back adds a withdrawal.
 *
 * @param validUntil its last day
 * @param documentReference where the paper is, e.g. its archive number
 */
public record Consent(
        String consentId,
        String householdId,
        String personId,
        LocalDate signedOn,
        LocalDate validUntil,
        Method method,
        String documentReference,
        By recorded,
        @Nullable Withdrawal withdrawal) {

    /** How the paper was signed; who cannot write puts a fingerprint. */
    public enum Method {
        SIGNATURE,
        FINGERPRINT
    }

    /** Who wrote it down, and when. */
    public record By(String userId, String name, Instant at) {}

    /** The consent was taken back. */
    public record Withdrawal(String reason, By by) {}

    public boolean inForce(LocalDate day) {
        return withdrawal == null && !signedOn.isAfter(day) && !validUntil.isBefore(day);
    }

    public Consent withdrawn(String reason, By by) {
        return new Consent(
                consentId,
                householdId,
                personId,
                signedOn,
                validUntil,
                method,
                documentReference,
                recorded,
                new Withdrawal(reason, by));
    }

    /** The same paper, saying the same. */
    boolean saysAs(Consent other) {
        return consentId.equals(other.consentId)
                && validUntil.equals(other.validUntil)
                && method == other.method
                && withdrawal == null;
    }
}

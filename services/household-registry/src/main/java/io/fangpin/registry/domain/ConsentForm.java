package io.fangpin.registry.domain;

import io.fangpin.registry.domain.Consent.Method;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A consent as somebody writes it down.
 *
 * @param validUntil absent when the paper does not say: the deployment's usual term counts
 */
public record ConsentForm(
        @Nullable LocalDate signedOn,
        @Nullable LocalDate validUntil,
        @Nullable Method method,
        @Nullable String documentReference) {

    public ConsentForm {
        documentReference = documentReference == null ? null : documentReference.strip();
    }
}

package io.fangpin.registry.domain;

import org.jspecify.annotations.Nullable;

/** Turns what people typed into what may be stored. */
public interface Sealer {

    /** Kinds of sensitive values, each with its mask. */
    enum Kind {
        ID_NO,
        PHONE,
        BANK_CARD,
        HEALTH
    }

    String hash(String plain);

    Secret seal(Kind kind, String plain);

    /** Keeps the secret that already holds the value, so that nothing changes when nothing changed. */
    default Secret sealAnew(Kind kind, String plain, @Nullable Secret before) {
        return before != null && before.hash().equals(hash(plain)) ? before : seal(kind, plain);
    }
}

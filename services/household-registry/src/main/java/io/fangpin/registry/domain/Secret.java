package io.fangpin.registry.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sensitive value as it is stored; two are equal when their hashes are, since each sealing differs.
 *
 * @param sealed ciphertext of the kit's field cipher
 * @param hash keyed hash, for equality
 * @param masked what may be shown; absent when nothing may
 */
public record Secret(String sealed, String hash, @Nullable String masked) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(hash);
    }

    @Override
    public String toString() {
        return "Secret";
    }
}

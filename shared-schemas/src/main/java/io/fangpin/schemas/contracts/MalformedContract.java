package io.fangpin.schemas.contracts;

import org.jspecify.annotations.Nullable;

/** A contract file that cannot be used; the message names the file and why. */
public final class MalformedContract extends RuntimeException {
    MalformedContract(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

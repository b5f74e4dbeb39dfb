package io.fangpin.backing;

import org.jspecify.annotations.Nullable;

/** A backing service could not be started or used; the message is one sentence for people, the code is for programs. */
public final class BackingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Code {
        PORT_IN_USE,
        DATA_IN_USE,
        PARTS_MISSING,
        DID_NOT_START,
        REFUSED_ROOT,
        FAILED
    }

    private final Code code;

    public BackingException(Code code, String message) {
        this(code, message, null);
    }

    public BackingException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

package io.fangpin.local;

/** The platform cannot run here as asked; the message is one sentence for people. */
public final class LocalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}

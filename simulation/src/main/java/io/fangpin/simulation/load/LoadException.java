package io.fangpin.simulation.load;

/** The platform refused, or did not finish in time; the message says at which step and why, without personal data. */
public final class LoadException extends RuntimeException {

    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.fangpin.risk.stream.state;

/** State of this service that this version cannot read; the message says why and holds no data. */
public final class UnreadableState extends RuntimeException {
    UnreadableState(String why) {
        super("The state of a household cannot be read: " + why);
    }
}

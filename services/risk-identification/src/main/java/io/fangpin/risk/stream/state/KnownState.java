package io.fangpin.risk.stream.state;

import io.fangpin.risk.domain.Known;

/** An entry of a household's history in the state store: a version byte, then the record. */
public final class KnownState {
    private static final byte VERSION = 1;
    private static final Form KNOWN = Forms.of(Known.class);

    private KnownState() {}

    public static byte[] write(Known known) {
        StateOut out = new StateOut();
        out.put(VERSION);
        KNOWN.write(out, known);
        return out.bytes();
    }

    /** Throws {@link UnreadableState} when another version wrote it in a way that is not known here. */
    public static Known read(byte[] state) {
        StateIn in = new StateIn(state);
        int version = in.take();
        if (version != VERSION) {
            throw new UnreadableState("it is of version " + version + ", known is " + VERSION);
        }
        Known known = (Known) KNOWN.read(in);
        in.end();
        return known;
    }
}

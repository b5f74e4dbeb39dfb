package io.fangpin.risk.stream.state;

import io.fangpin.risk.domain.Profile;
import io.fangpin.schemas.EventJson;

/** A profile in the state store: a version byte, then the record; profiles of before it are JSON and still read. */
public final class ProfileState {
    private static final byte VERSION = 1;
    private static final byte JSON = '{';
    private static final Form PROFILE = Forms.of(Profile.class);

    private ProfileState() {}

    public static byte[] write(Profile profile) {
        StateOut out = new StateOut();
        out.put(VERSION);
        PROFILE.write(out, profile);
        return out.bytes();
    }

    /** Throws {@link UnreadableState} when another version wrote it in a way that is not known here. */
    public static Profile read(byte[] state) {
        if (state.length > 0 && state[0] == JSON) {
            return EventJson.read(state, Profile.class);
        }
        StateIn in = new StateIn(state);
        int version = in.take();
        if (version != VERSION) {
            throw new UnreadableState("it is of version " + version + ", known is " + VERSION);
        }
        Profile profile = (Profile) PROFILE.read(in);
        in.end();
        return profile;
    }
}

package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.stream.state.ProfileState;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Profiles in the state store, see {@link ProfileState}. */
final class ProfileSerde {
    private ProfileSerde() {}

    static Serde<Profile> create() {
        Serializer<Profile> write = (topic, profile) -> profile == null ? null : ProfileState.write(profile);
        Deserializer<@Nullable Profile> read = (topic, state) -> state == null ? null : ProfileState.read(state);
        return Serdes.serdeFrom(write, read);
    }
}

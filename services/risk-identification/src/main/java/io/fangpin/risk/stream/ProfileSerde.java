package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Profile;
import io.fangpin.schemas.EventJson;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Profiles in the state store, as JSON. */
final class ProfileSerde {
    private ProfileSerde() {}

    static Serde<Profile> create() {
        Serializer<Profile> write = (topic, profile) -> profile == null ? null : EventJson.write(profile);
        Deserializer<@Nullable Profile> read =
                (topic, json) -> json == null ? null : EventJson.read(json, Profile.class);
        return Serdes.serdeFrom(write, read);
    }
}

package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Known;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.stream.state.KnownState;
import io.fangpin.risk.stream.state.ProfileState;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What lies in the state stores, see {@link ProfileState} and {@link KnownState}. */
final class StateSerdes {
    private StateSerdes() {}

    static Serde<Profile> profile() {
        return of(ProfileState::write, ProfileState::read);
    }

    static Serde<Known> known() {
        return of(KnownState::write, KnownState::read);
    }

    private static <T> Serde<T> of(Function<T, byte[]> writing, Function<byte[], T> reading) {
        Serializer<T> write = (topic, value) -> value == null ? null : writing.apply(value);
        Deserializer<@Nullable T> read = (topic, state) -> state == null ? null : reading.apply(state);
        return Serdes.serdeFrom(write, read);
    }
}

package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The profiles that this replica holds, slice by slice, partition after partition, in the order of their keys. */
final class LocalProfiles {
    private final LocalStores stores;

    LocalProfiles(LocalStores stores) {
        this.stores = stores;
    }

    /** Where a slice ended: the partition and the last household in it, empty before its first. */
    record Place(int partition, String householdId) {
        static final Place BEGINNING = new Place(0, "");

        /** Reads what {@link #toString} wrote; empty when it is something else. */
        static Optional<Place> parse(String text) {
            int colon = text.indexOf(':');
            return colon < 1 || colon > 6 || !text.substring(0, colon).chars().allMatch(Character::isDigit)
                    ? Optional.empty()
                    : Optional.of(new Place(Integer.parseInt(text.substring(0, colon)), text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return partition + ":" + householdId;
        }
    }

    /** Profiles, and where to go on; nothing when these were the last. */
    record Slice(List<Profile> profiles, Optional<Place> next) {}

    /** Up to {@code most} profiles after the place; throws while the state is being moved or restored. */
    Slice after(Place place, int most) {
        List<Profile> found = new ArrayList<>();
        for (int partition : stores.partitions()) {
            if (partition < place.partition()) {
                continue;
            }
            String last = partition == place.partition() ? place.householdId() : "";
            try (KeyValueIterator<String, Profile> at =
                    stores.<Profile>store(RiskTopology.PROFILES, partition).range(last + '\0', null)) {
                while (at.hasNext() && found.size() < most) {
                    Profile profile = at.next().value;
                    found.add(profile);
                    last = profile.householdId();
                }
                if (at.hasNext()) {
                    return new Slice(found, Optional.of(new Place(partition, last)));
                }
            }
        }
        return new Slice(found, Optional.empty());
    }
}

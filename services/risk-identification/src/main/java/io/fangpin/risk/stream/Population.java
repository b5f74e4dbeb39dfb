package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Known;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.backtest.Basis;
import io.fangpin.risk.domain.backtest.Timeline;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The households whose profiles this replica holds, with what was known of them and when; for back-tests. */
@ApplicationScoped
public class Population {
    private static final int FIRST_OF_MONTH = 1;

    private final RiskStream stream;
    private final DatasetContracts contracts;
    private final Clock clock;

    @Inject
    Population(RiskStream stream, DatasetContracts contracts, Clock clock) {
        this.stream = stream;
        this.contracts = contracts;
        this.clock = clock;
    }

    /** Households in the order of their ids, and after which to go on; nothing when these were the last. */
    public record Slice(List<Timeline> households, Optional<String> next) {}

    /** The profiles are being moved or restored; what was begun may go on later, or on another replica. */
    public static final class Moved extends RuntimeException {
        Moved(InvalidStateStoreException cause) {
            super(cause);
        }
    }

    /** Empty while the state is not there to be read. */
    public SortedSet<Integer> partitions() {
        try {
            return stream.stores().partitions();
        } catch (InvalidStateStoreException e) {
            return Collections.emptySortedSet();
        }
    }

    /** About how many households a partition holds. */
    public long size(int partition) {
        try {
            return stream.stores()
                    .<Profile>store(RiskTopology.PROFILES, partition)
                    .approximateNumEntries();
        } catch (InvalidStateStoreException e) {
            throw new Moved(e);
        }
    }

    /** Up to {@code most} households after one; {@code after} is empty at the beginning. */
    public Slice slice(int partition, Basis basis, String after, int most) {
        try {
            return basis == Basis.PRESENT ? profiles(partition, after, most) : histories(partition, basis, after, most);
        } catch (InvalidStateStoreException e) {
            throw new Moved(e);
        }
    }

    private Slice profiles(int partition, String after, int most) {
        List<Timeline> found = new ArrayList<>();
        String last = after;
        try (KeyValueIterator<String, Profile> at =
                stream.stores().<Profile>store(RiskTopology.PROFILES, partition).range(after + '\0', null)) {
            while (at.hasNext() && found.size() < most) {
                Profile profile = at.next().value;
                found.add(Timeline.present(profile));
                last = profile.householdId();
            }
            return new Slice(found, at.hasNext() ? Optional.of(last) : Optional.empty());
        }
    }

    private Slice histories(int partition, Basis basis, String after, int most) {
        List<Timeline> found = new ArrayList<>();
        List<Known> history = new ArrayList<>();
        String current = "";
        try (KeyValueIterator<String, Known> at = stream.stores()
                .<Known>store(RiskTopology.HISTORY, partition)
                .range(after.isEmpty() ? "" : HistoryKey.after(after), null)) {
            while (at.hasNext()) {
                KeyValue<String, Known> entry = at.next();
                String household = HistoryKey.household(entry.key);
                if (!household.equals(current)) {
                    if (!history.isEmpty()) {
                        found.add(timeline(current, history, basis));
                        history.clear();
                        if (found.size() == most) {
                            return new Slice(found, Optional.of(current));
                        }
                    }
                    current = household;
                }
                history.add(entry.value);
            }
        }
        if (!history.isEmpty()) {
            found.add(timeline(current, history, basis));
        }
        return new Slice(found, Optional.empty());
    }

    private Timeline timeline(String householdId, List<Known> history, Basis basis) {
        return basis == Basis.AS_DUE
                ? Timeline.asDue(householdId, history, this::day, this::dueDay)
                : Timeline.asKnown(householdId, history, this::day);
    }

    private LocalDate day(Known known) {
        return LocalDate.ofInstant(known.knownAt(), clock.getZone());
    }

    private int dueDay(KnownFact fact) {
        Integer day = contracts
                .find(fact.source().dataset())
                .map(DatasetContract::dueDay)
                .orElse(null);
        return day == null ? FIRST_OF_MONTH : day;
    }
}

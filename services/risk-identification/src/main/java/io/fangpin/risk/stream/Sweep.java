package io.fangpin.risk.stream;

import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.Reconciliation.Reconciled;
import io.fangpin.risk.domain.Trigger;
import io.micrometer.core.instrument.Metrics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every profile again after a start, on a new day and when the policy has changed; in slices, so that live
 * events go on in between. Profiles whose alerts stay as they are are not written. {@link #LOOKED_AT} counts the profiles, so
 * that people see how far a pass is.
 */
final class Sweep {
    /** Counter of profiles looked at again, {@code because} of the {@code policy} or the {@code time}. */
    static final String LOOKED_AT = "fangpin.risk.profiles.again";

    private static final int SLICE = 500;

    private final Assessing assessing;
    private final KeyValueStore<String, Profile> profiles;
    private final Consumer<Reconciled> keep;
    private @Nullable LocalDate sweptDay;
    private long sweptRevision = -1;
    private @Nullable Pass pass;

    Sweep(Assessing assessing, KeyValueStore<String, Profile> profiles, Consumer<Reconciled> keep) {
        this.assessing = assessing;
        this.profiles = profiles;
        this.keep = keep;
    }

    /** One pass over all profiles; {@code after} is the last key looked at. */
    private record Pass(
            LocalDate day,
            long revision,
            Trigger trigger,
            @Nullable String after) {}

    /** Looks at some of the profiles when a pass is due; whether more are left. */
    boolean slice() {
        Pass at = pass == null ? due() : pass;
        if (at == null) {
            return false;
        }
        List<Profile> slice = next(at.after());
        for (Profile profile : slice) {
            Reconciled reconciled = assessing.again(profile, at.trigger());
            if (!reconciled.changes().isEmpty()) {
                keep.accept(reconciled);
            }
        }
        count(at, slice.size());
        if (slice.size() < SLICE) {
            sweptDay = at.day();
            sweptRevision = at.revision();
            pass = null;
        } else {
            pass = new Pass(
                    at.day(),
                    at.revision(),
                    at.trigger(),
                    slice.get(slice.size() - 1).householdId());
        }
        return pass != null;
    }

    private static void count(Pass pass, int profiles) {
        String because = pass.trigger instanceof Trigger.PolicyChanged ? "policy" : "time";
        Metrics.counter(LOOKED_AT, "because", because).increment(profiles);
    }

    private @Nullable Pass due() {
        LocalDate today = assessing.today();
        long revision = assessing.policyRevision();
        boolean newDay = !today.equals(sweptDay);
        boolean newPolicy = revision != sweptRevision;
        if (!newDay && !newPolicy) {
            return null;
        }
        boolean started = sweptRevision < 0;
        Trigger why = newPolicy && !started ? new Trigger.PolicyChanged() : new Trigger.TimePassed();
        return new Pass(today, revision, why, null);
    }

    private List<Profile> next(@Nullable String after) {
        List<Profile> slice = new ArrayList<>();
        try (KeyValueIterator<String, Profile> at =
                after == null ? profiles.all() : profiles.range(after + '\0', null)) {
            while (at.hasNext() && slice.size() < SLICE) {
                KeyValue<String, Profile> entry = at.next();
                slice.add(entry.value);
            }
        }
        return slice;
    }
}

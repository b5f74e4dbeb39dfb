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
 * that people see how far a pass is. When the policy changes during a pass, it goes on from where it is and looks again at
 * those before: one change may be published for several regions, one after the other.
 */
final class Sweep {
    /** Counter of profiles looked at again, {@code because} of the {@code policy} or the {@code time}. */
    static final String LOOKED_AT = "fangpin.risk.profiles.again";

    private static final int SLICE = 50;

    private final Assessing assessing;
    private final KeyValueStore<String, Profile> profiles;
    private final Consumer<Reconciled> keep;
    private volatile @Nullable LocalDate sweptDay;
    private volatile long sweptRevision = -1;
    private @Nullable Pass pass;

    Sweep(Assessing assessing, KeyValueStore<String, Profile> profiles, Consumer<Reconciled> keep) {
        this.assessing = assessing;
        this.profiles = profiles;
        this.keep = keep;
    }

    /**
     * One pass over all profiles.
     *
     * @param after the last key looked at; absent before the first
     * @param to the last key to look at; absent for all to the end
     * @param rest up to which key to go on from the first one then; absent for none
     */
    private record Pass(
            LocalDate day,
            long revision,
            Trigger trigger,
            @Nullable String after,
            @Nullable String to,
            @Nullable String rest) {

        static Pass ofAll(LocalDate day, long revision, Trigger trigger) {
            return new Pass(day, revision, trigger, null, null, null);
        }

        /** All once more, from where this one is. */
        Pass again(LocalDate today, long newRevision) {
            return new Pass(today, newRevision, new Trigger.PolicyChanged(), after, null, after);
        }

        Pass after(String key) {
            return new Pass(day, revision, trigger, key, to, rest);
        }

        /** From the first key; absent when nothing is left. */
        @Nullable
        Pass next() {
            return rest == null ? null : new Pass(day, revision, trigger, null, rest, null);
        }
    }

    /** Whether some profiles have not been looked at with the policy in force, or not today. */
    boolean isBehind() {
        return assessing.policyRevision() != sweptRevision || !assessing.today().equals(sweptDay);
    }

    /** Looks at some of the profiles when a pass is due; whether more are left. */
    boolean slice() {
        Pass at = pass == null ? due() : current(pass);
        if (at == null) {
            return false;
        }
        List<Profile> slice = next(at);
        for (Profile profile : slice) {
            Reconciled reconciled = assessing.again(profile, at.trigger());
            if (!reconciled.changes().isEmpty()) {
                keep.accept(reconciled);
            }
        }
        count(at, slice.size());
        pass = slice.size() < SLICE
                ? at.next()
                : at.after(slice.get(slice.size() - 1).householdId());
        if (pass == null) {
            sweptDay = at.day();
            sweptRevision = at.revision();
        }
        return pass != null;
    }

    private static void count(Pass pass, int profiles) {
        String because = pass.trigger instanceof Trigger.PolicyChanged ? "policy" : "time";
        Metrics.counter(LOOKED_AT, "because", because).increment(profiles);
    }

    private Pass current(Pass underWay) {
        long revision = assessing.policyRevision();
        return revision == underWay.revision() ? underWay : underWay.again(assessing.today(), revision);
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
        return Pass.ofAll(today, revision, why);
    }

    private List<Profile> next(Pass at) {
        List<Profile> slice = new ArrayList<>();
        String from = at.after() == null ? null : at.after() + '\0';
        try (KeyValueIterator<String, Profile> found = profiles.range(from, at.to())) {
            while (found.hasNext() && slice.size() < SLICE) {
                KeyValue<String, Profile> entry = found.next();
                slice.add(entry.value);
            }
        }
        return slice;
    }
}

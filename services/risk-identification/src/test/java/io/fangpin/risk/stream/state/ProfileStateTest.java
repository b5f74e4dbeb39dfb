package io.fangpin.risk.stream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.RandomHouseholds;
import io.fangpin.risk.domain.CaseAlert;
import io.fangpin.risk.domain.Evaluation;
import io.fangpin.risk.domain.Finding;
import io.fangpin.risk.domain.KnownFact;
import io.fangpin.risk.domain.OpenAlert;
import io.fangpin.risk.domain.Profile;
import io.fangpin.risk.domain.Reconciliation;
import io.fangpin.risk.domain.Suppression;
import io.fangpin.risk.domain.Trigger;
import io.fangpin.risk.domain.Verification;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProfileStateTest {
    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll long seed) {
        Profile profile = withAlerts(new Random(seed));

        assertThat(ProfileState.read(ProfileState.write(profile))).isEqualTo(profile);
    }

    @Property(tries = 50)
    void aProfileWrittenAsJsonByAnEarlierVersionIsStillRead(@ForAll long seed) throws IOException {
        Profile profile = withAlerts(new Random(seed));
        byte[] json = EventJson.write(profile);

        Profile read = ProfileState.read(json);

        assertThat(EventJson.mapper().readTree(EventJson.write(read)))
                .isEqualTo(EventJson.mapper().readTree(json));
    }

    @Test
    void stateOfALaterVersionIsRefused() {
        byte[] state = ProfileState.write(Profile.empty("H"));
        state[0] = 2;

        assertThatThrownBy(() -> ProfileState.read(state))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void aComponentThatIsNotKnownIsRefusedAndOneThatIsMissingIsAbsent() {
        record Later(String name, long count, List<String> more) {}
        record Earlier(String name) {}
        StateOut later = new StateOut();
        new RecordForm(Later.class).write(later, new Later("甲", 7, List.of("x")));
        StateOut earlier = new StateOut();
        new RecordForm(Earlier.class).write(earlier, new Earlier("甲"));

        assertThat(new RecordForm(Later.class).read(new StateIn(earlier.bytes())))
                .isEqualTo(new Later("甲", 0, List.of()));
        assertThatThrownBy(() -> new RecordForm(Earlier.class).read(new StateIn(later.bytes())))
                .isInstanceOf(UnreadableState.class)
                .hasMessageContaining("Earlier");
    }

    @Property(tries = 50)
    void aProfileOfBeforeEarlierIncomeWasKeptIsStillRead(@ForAll long seed) {
        record Before(
                String householdId,
                HouseholdSnapshot household,
                Map<String, KnownFact> facts,
                Map<String, OpenAlert> openAlerts,
                Map<String, Long> closedVersions,
                Map<String, List<CaseAlert>> cases,
                Map<String, Suppression> suppressions) {}
        Profile profile = withAlerts(new Random(seed));
        StateOut before = new StateOut();
        before.put(1);
        new RecordForm(Before.class)
                .write(
                        before,
                        new Before(
                                profile.householdId(),
                                profile.household(),
                                profile.facts(),
                                profile.openAlerts(),
                                profile.closedVersions(),
                                profile.cases(),
                                profile.suppressions()));

        Profile read = ProfileState.read(before.bytes());

        assertThat(read.earlierIncome()).isEmpty();
        assertThat(read.facts()).isEqualTo(profile.facts());
        assertThat(read.household()).isEqualTo(profile.household());
        assertThat(read.suppressions()).isEqualTo(profile.suppressions());
    }

    @Property(tries = 200)
    void brokenStateIsRefusedAndNeverFillsTheMemory(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] state = ProfileState.write(withAlerts(random));
        byte[] broken = Arrays.copyOf(state, random.nextInt(state.length));

        assertThatThrownBy(() -> ProfileState.read(broken)).isInstanceOf(RuntimeException.class);
    }

    private static Profile withAlerts(Random random) {
        Profile profile = new RandomHouseholds(random).profile();
        LocalDate today = LocalDate.of(2026, 1, 15);
        List<Finding> findings = Evaluation.evaluate(profile, Fixtures.PACK, Fixtures.NUMBERS, today);
        Profile alerted = Reconciliation.reconcile(
                        profile,
                        code -> true,
                        findings,
                        alert -> false,
                        new Trigger.TimePassed(),
                        today,
                        Fixtures.NOW,
                        20)
                .profile();
        Profile followed = alerted;
        for (OpenAlert open : alerted.openAlerts().values()) {
            // Some cases are only opened, of others people found no risk.
            for (DomainEvent event :
                    Fixtures.foundNoRisk(open.alert(), Fixtures.NOW).subList(0, 1 + random.nextInt(2))) {
                followed = Verification.after(event, followed, ZoneOffset.UTC).orElse(followed);
            }
        }
        return followed;
    }
}

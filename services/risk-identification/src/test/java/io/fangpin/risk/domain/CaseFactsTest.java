package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Cases;
import io.fangpin.risk.Fixtures;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.assistance.CaseState;
import io.fangpin.schemas.assistance.EliminationMode;
import io.fangpin.schemas.assistance.MeasureCategory;
import io.fangpin.schemas.registry.HouseholdType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseFactsTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final List<DomainEvent> STORY = List.of(
            Cases.ended("H", CaseState.ENTERED, MARCH),
            Cases.entered("H", MARCH),
            Cases.agreed("H", "m1", MeasureCategory.HEALTH, APRIL),
            Cases.delivered("H", "m1", APRIL.plusDays(9)),
            Cases.eliminated("H", OCTOBER, EliminationMode.ASSISTED));

    @Test
    void whatCasesTellIsKeptAsFacts() {
        Profile after = after(Profile.empty("H"), STORY);

        assertThat(values(after, "m1"))
                .isEqualTo(Map.of("category", "HEALTH", "agreed_on", "2026-04-01", "delivered_on", "2026-04-10"));
        assertThat(values(after, "MONITORING"))
                .isEqualTo(
                        Map.of("since", "2026-03-01", "eliminated_on", "2026-10-01", "elimination_mode", "ASSISTED"));
        assertThat(values(after, "EXAMINATION")).isEqualTo(Map.of("examined_on", "2026-03-01", "outcome", "ENTERED"));
    }

    @Test
    void repeatedAndReplayedEventsChangeNothing() {
        Profile after = after(Profile.empty("H"), STORY);

        assertThat(after(after, STORY)).isEqualTo(after);
        assertThat(after(after, STORY.reversed())).isEqualTo(after);
    }

    @Test
    void aHouseholdThatMovesKeepsWhatCasesTold() {
        Profile known = after(Profile.empty("H"), STORY);

        Profile moved = known.with(Fixtures.householdIn("421281100299", "H", 2, HouseholdType.ORDINARY))
                .orElseThrow();

        assertThat(moved.facts()).isEqualTo(known.facts());
    }

    @Test
    void aNewEntryBeginsAnewAndTheMeasuresOfBeforeStayAsWhatTheyWere() {
        Profile eliminated = after(Profile.empty("H"), STORY);

        Profile again = after(eliminated, List.of(Cases.entered("H", OCTOBER.plusDays(20))));

        assertThat(values(again, "MONITORING")).isEqualTo(Map.of("since", "2026-10-21"));
        assertThat(values(again, "m1")).containsEntry("agreed_on", "2026-04-01");
    }

    @Test
    void anEliminationOfAHouseholdThatWasMonitoredBeforeIsKnownWithoutItsBeginning() {
        Profile after = after(Profile.empty("H"), List.of(Cases.eliminated("H", OCTOBER, null)));

        assertThat(values(after, "MONITORING")).isEqualTo(Map.of("eliminated_on", "2026-10-01"));
    }

    @Test
    void deliveryOfAMeasureThatIsNotKnownTellsNothing() {
        assertThat(CaseFacts.of(Cases.delivered("H", "m9", APRIL), Profile.empty("H"), Cases.CHINA))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseState.class,
            names = {"NO_RISK", "ENTERED", "REJECTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsNoConclusionIsNoExamination(CaseState state) {
        assertThat(CaseFacts.of(Cases.ended("H", state, APRIL), Profile.empty("H"), Cases.CHINA))
                .isEmpty();
    }

    private static Profile after(Profile before, List<DomainEvent> events) {
        Profile profile = before;
        for (DomainEvent event : events) {
            profile = CaseFacts.of(event, profile, Cases.CHINA)
                    .flatMap(profile::with)
                    .orElse(profile);
        }
        return profile;
    }

    private static Map<String, Object> values(Profile profile, String factId) {
        return profile.facts().get(factId).values();
    }
}

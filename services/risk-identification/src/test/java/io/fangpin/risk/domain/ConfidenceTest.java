package io.fangpin.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.risk.Fixtures;
import io.fangpin.risk.domain.Confidence.Conclusion;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FeedHealthChanged.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 17);
    private static final List<DatasetContract> MEDICAL = Fixtures.SHAPES.datasets(FactKind.MEDICAL_OUT_OF_POCKET);
    private static final String SETTLEMENTS = "medical-settlements";

    @Test
    void aFeedThatIsLateWeakensThatThereIsNoRiskByDays() {
        Confidence confidence = judged(Conclusion.NO_RISK, MEDICAL, feed(SETTLEMENTS, State.LATE));

        assertThat(confidence.weakened()).isTrue();
        assertThat(confidence.explanationZh()).isEqualTo("医保结算个人累计自付迟到12天，“无风险”的结论可信度降低。");
        assertThat(confidence.explanationEn()).contains("12 days late").endsWith("\"no risk\" is less certain.");
        assertThat(confidence.sources().getFirst().daysLate()).isEqualTo(12);
    }

    @ParameterizedTest(name = "{0}: no risk weakened {1}, alert weakened {2}")
    @CsvSource({
        "ON_TIME,      false, false",
        "NOT_EXPECTED, false, false",
        "NEVER,        true,  false",
        "LATE,         true,  true",
        "STALE,        true,  true",
        "SHRUNKEN,     true,  true",
        "SWOLLEN,      true,  true"
    })
    void whatWeakensDependsOnTheConclusion(State state, boolean noRisk, boolean alert) {
        assertThat(judged(Conclusion.NO_RISK, MEDICAL, feed(SETTLEMENTS, state)).weakened())
                .isEqualTo(noRisk);
        assertThat(judged(Conclusion.ALERT, MEDICAL, feed(SETTLEMENTS, state)).weakened())
                .isEqualTo(alert);
    }

    @Test
    void whatCameAndWasNeverComplainedOfIsOnTime() {
        Confidence confidence = judged(Conclusion.ALERT, MEDICAL, feed(SETTLEMENTS, null));

        assertThat(confidence.explanationZh()).isEqualTo("依据的数据源均按时到达。");
        assertThat(confidence.sources().getFirst().state()).isEqualTo(State.ON_TIME);
    }

    @Test
    void ofAFeedOfWhichNothingIsKnownItIsSaidSo() {
        List<DatasetContract> two = new ArrayList<>(MEDICAL);
        two.addAll(Fixtures.SHAPES.datasets(FactKind.SCHOOL_ENROLMENT));

        Confidence confidence = judged(Conclusion.NO_RISK, two, feed(SETTLEMENTS, State.ON_TIME));

        assertThat(confidence.weakened()).isFalse();
        assertThat(confidence.explanationZh()).isEqualTo("依据的2个数据源中，1个尚无报送记录，其余均按时到达。");
    }

    @Test
    void aRuleOfTheRegisterAloneRestsOnNoFeed() {
        assertThat(judged(Conclusion.ALERT, List.of()).explanationZh()).isEqualTo("只依据农户档案，不依据部门数据。");
    }

    @Test
    void ofManyFeedsThatAreWrongThreeAreNamed() {
        List<DatasetContract> all = Fixtures.SHAPES.kinds().stream()
                .flatMap(kind -> Fixtures.SHAPES.datasets(kind).stream())
                .toList();
        Feed[] never = all.stream()
                .map(contract -> new Feed(contract.dataset(), State.NEVER, null, null, null, null))
                .toArray(Feed[]::new);

        Confidence confidence = judged(Conclusion.NO_RISK, all, never);

        assertThat(confidence.explanationZh()).contains("等" + all.size() + "个数据源异常，");
        assertThat(confidence.sources()).hasSize(all.size());
    }

    private static Feed feed(String dataset, @Nullable State state) {
        return new Feed(
                dataset, state, "2026-05", LocalDate.of(2026, 6, 5), "2026-04", Instant.parse("2026-05-04T02:00:00Z"));
    }

    private static Confidence judged(Conclusion conclusion, List<DatasetContract> datasets, Feed... feeds) {
        Map<String, Feed> known = new HashMap<>();
        for (Feed feed : feeds) {
            known.put(feed.dataset(), feed);
        }
        return Confidence.of(conclusion, datasets, known, TODAY);
    }
}

package io.fangpin.schemas.hot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventJson;
import io.fangpin.schemas.InstantText;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.feeds.FeedRecordsReceived;
import io.fangpin.schemas.matching.FactKind;
import io.fangpin.schemas.matching.FactRecorded;
import io.fangpin.schemas.matching.MatchEvidence;
import io.fangpin.schemas.matching.MatchExplanation;
import io.fangpin.schemas.matching.MatchExplanation.FieldWeight;
import io.fangpin.schemas.matching.MatchExplanation.RunnerUp;
import io.fangpin.schemas.matching.RecordResolved;
import io.fangpin.schemas.matching.RecordsResolved;
import io.fangpin.schemas.matching.SourceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way of writing and reading an event comes to what Jackson comes to. */
class HotJsonTest {
    private static final Instant NOON = Instant.parse("2026-03-05T04:00:00.120Z");
    private static final ObjectMapper JACKSON = EventJson.mapper();
    private static final MatchExplanation BECAUSE = new MatchExplanation(
            "fs-1",
            0.999999,
            20.5,
            -0.25,
            List.of(new FieldWeight("name", "EQUAL", 12.5), new FieldWeight("phone", "MISSING", 0)),
            2,
            0,
            new RunnerUp("somebody else", 1e-9));

    static List<DomainEvent> events() {
        return List.of(
                feed("张三", Map.of("a", "x", "b", 5_000_000_000L, "c", true, "d", 1.5, "e", -7)),
                feed(null, Map.of()),
                new FeedRecordsReceived("b", 4, List.of(feed("张三", Map.of("a", "x")), feed(null, Map.of()))),
                fact("P1"),
                fact(null),
                RecordsResolved.of(7, List.of(resolved(BECAUSE, 3), resolved(null, null), resolved(BECAUSE, null))));
    }

    private static FeedRecordReceived feed(String name, Map<String, Object> values) {
        return new FeedRecordReceived(
                "b:2",
                "b",
                2,
                "deaths",
                "2026-03",
                "2026-03-1-2",
                Operation.WITHDRAW,
                "key",
                "hash",
                name == null ? null : "fp1.k.x",
                null,
                name,
                name == null ? null : LocalDate.of(1950, 1, 2),
                null,
                values,
                true,
                NOON);
    }

    private static FactRecorded fact(String personId) {
        return new FactRecorded(
                "f",
                FactKind.DEATH,
                "h",
                personId,
                "2026-03",
                "v",
                Map.of("amount_fen", 12L),
                new SourceRecord("deaths", "F01", "CIVIL_AFFAIRS", "b", "b:2", 2),
                new MatchEvidence("WEIGHED", 0.9987),
                false,
                NOON);
    }

    private static RecordResolved resolved(MatchExplanation because, Integer households) {
        return new RecordResolved(
                "b:2",
                "b",
                "v",
                RecordResolved.Outcome.MATCHED,
                "f",
                "h",
                null,
                households,
                because == null ? null : new MatchEvidence("ID_NUMBER", 1.0),
                because == null ? "ID_UNKNOWN" : null,
                because,
                NOON);
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesWhatJacksonWrites(DomainEvent event) throws IOException {
        byte[] quick = HotJson.write(event);

        assertThat(JACKSON.readTree(quick)).isEqualTo(JACKSON.readTree(JACKSON.writeValueAsBytes(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsWhatJacksonReads(DomainEvent event) throws IOException {
        byte[] json = JACKSON.writeValueAsBytes(event);

        if (!(event instanceof FactRecorded)) {
            assertThat((Object) HotJson.read(json, event.getClass())).isEqualTo(event);
        }
        assertThat((Object) EventJson.read(json, event.getClass()))
                .isEqualTo(JACKSON.readValue(json, event.getClass()));
    }

    @Test
    void recordsThatAreToldTogetherAreThoseThatWereTold() {
        List<RecordResolved> told = List.of(resolved(BECAUSE, 3), resolved(null, null), resolved(BECAUSE, null));

        RecordsResolved together = RecordsResolved.of(7, told);

        assertThat(together.each()).isEqualTo(told);
        assertThat(together.explanations()).as("said once").containsExactly(BECAUSE);
        assertThat(together.key()).isEqualTo("b:7");
    }

    @Test
    void knowsEveryPartOfTheEventsItWrites() {
        assertThat(FeedRecordReceived.class.getRecordComponents()).hasSize(17);
        assertThat(FactRecorded.class.getRecordComponents()).hasSize(11);
        assertThat(SourceRecord.class.getRecordComponents()).hasSize(6);
        assertThat(RecordsResolved.class.getRecordComponents()).hasSize(5);
        assertThat(RecordsResolved.One.class.getRecordComponents()).hasSize(10);
        assertThat(MatchExplanation.class.getRecordComponents()).hasSize(8);
        assertThat(FieldWeight.class.getRecordComponents()).hasSize(3);
        assertThat(RunnerUp.class.getRecordComponents()).hasSize(2);
        assertThat(MatchEvidence.class.getRecordComponents()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rowNo\":\"7\",\"values\":{}}",
                "{\"values\":{\"deep\":{\"er\":1}}}",
                "{\"values\":{\"nothing\":null}}",
                "{\"recordId\":5,\"values\":{}}",
                "{\"receivedAt\":\"2026-03-05T12:00:00+08:00\",\"values\":{}}",
                "{\"birthDate\":[2026,1,2],\"values\":{}}",
                "{}",
                "[]",
                "{\"values\":",
                "{\"values\":{\"a\":1,\"a\":2}}",
                "{\"values\":{\"a\":01}}",
                "{\"values\":{\"a\":1.}}",
                "{\"values\":{\"a\":-}}",
                "{\"values\":{\"a\":1e}}",
                "{\"values\":{\"a\":12345678901234567890}}",
                "{\"values\":{\"a\":tru}}",
                "{\"values\":{\"a\":\"a\\u0041\"}}",
                "{\"values\":{\"a\":\"\t\"}}",
                "{\"values\":{\"name\":\"\ufffd\"}}",
                "{\"values\":{\"名\":1}}",
                "{\"values\":{},\"birthDate\":\"2026-02-30\"}",
                "{ \"values\":{}}",
                "{\"values\":{};\"rowNo\":1}"
            })
    void leavesWhatIsUnusualToJackson(String json) {
        assertThat(HotJson.read(json.getBytes(StandardCharsets.UTF_8), FeedRecordReceived.class))
                .isNull();
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        String json = "{\"new\":{\"a\":[1,{}]},\"recordId\":\"r\",\"values\":{},\"more\":[2]}";

        assertThat(HotJson.read(json.getBytes(StandardCharsets.UTF_8), FeedRecordReceived.class))
                .extracting(FeedRecordReceived::recordId)
                .isEqualTo("r");
    }

    @Test
    void leavesMalformedUtf8ToJackson() {
        byte[] json = "{\"name\":\"??\",\"values\":{}}".getBytes(StandardCharsets.UTF_8);
        json[9] = (byte) 0xE5;

        assertThat(HotJson.read(json, FeedRecordReceived.class)).isNull();
    }

    @Test
    void leavesWhatIsTooDeepToJackson() {
        String json = "{\"new\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"values\":{}}";

        assertThat(HotJson.read(json.getBytes(StandardCharsets.UTF_8), FeedRecordReceived.class))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("events")
    void leavesWhatIsCutOffToJackson(DomainEvent event) {
        byte[] json = EventJson.write(event);

        for (int length = 0; length < json.length; length++) {
            assertThat((Object) HotJson.read(Arrays.copyOf(json, length), event.getClass()))
                    .isNull();
        }
    }

    @Property(tries = 500)
    void writesAndReadsAnyNumberAsJacksonDoes(
            @ForAll long whole, @ForAll int small, @ForAll double real, @ForAll("weights") double weight)
            throws IOException {
        FeedRecordReceived event = feed("张三", Map.of("w", whole, "s", small, "r", real, "x", weight));
        byte[] json = EventJson.write(event);

        assertThat(JACKSON.readTree(json)).isEqualTo(JACKSON.readTree(JACKSON.writeValueAsBytes(event)));
        assertThat(EventJson.read(json, FeedRecordReceived.class))
                .isEqualTo(JACKSON.readValue(json, FeedRecordReceived.class));
    }

    @Property(tries = 2000)
    void writesNumbersAsJavaDoes(@ForAll("weights") double weight) {
        String json = new String(EventJson.write(feed(null, Map.of("x", weight))), StandardCharsets.UTF_8);

        assertThat(json).contains("{\"x\":" + weight + "}");
    }

    @Provide
    Arbitrary<Double> weights() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-20_000_000, 20_000_000).map(n -> n / 1000.0),
                Arbitraries.integers().between(-3000, 3000).map(n -> Math.rint(n / 10.0) / 1000),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.of(0.0, -0.0, 1.0, 0.001, 0.0005, 9_999_999.999, 1e7, -1e-300));
    }

    @Property(tries = 500)
    void writesAnyText(@ForAll("texts") String text, @ForAll long number, @ForAll double fraction) throws IOException {
        FeedRecordReceived event = feed(text, Map.of(text, text, "n" + text, number, "f" + text, fraction));

        assertThat(JACKSON.readTree(EventJson.write(event)))
                .isEqualTo(JACKSON.readTree(JACKSON.writeValueAsBytes(event)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('"', '\\', '\n', '\t', '\u0001', '\u001f', '\u007f', 'é', '张', '\u2028')
                .withCharRange('a', 'e')
                .ofMaxLength(20)
                .map(text -> text.length() % 3 == 0 ? text + "𠮷" : text);
    }

    @Property(tries = 1000)
    void writesAndReadsAnyInstantAsJavaDoes(@ForAll("instants") Instant instant) {
        assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
        assertThat(InstantText.read(instant.toString())).isEqualTo(instant);
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(-60_000_000_000L, 200_000_000_000L);
        Arbitrary<Integer> nanos = Arbitraries.of(0, 1, 120_000_000, 123_000, 999_999_999, 5_000_000, 100);
        return net.jqwik.api.Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-03-05T24:00:00Z",
                "2026-03-05T04:00:00",
                "2026-03-05T04:00Z",
                "2026-03-05T04:00:00.Z",
                "2026-03-05T04:00:00+08:00",
                "2026-13-05T04:00:00Z",
                "+12026-03-05T04:00:00Z"
            })
    void readsNoOtherFormOfAnInstant(String text) {
        assertThat(InstantText.read(text)).isNull();
    }
}

package io.fangpin.kit.trace;

import static io.fangpin.kit.story.CaseNotes.ANSWER_ME;
import static io.fangpin.kit.story.Story.anyCaseId;
import static io.fangpin.kit.story.Story.caseOpened;
import static io.fangpin.kit.story.Story.said;
import static io.fangpin.kit.story.Story.statusChanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.consume.Consumption;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.outbox.Outbox;
import io.fangpin.kit.story.KitTest;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.assistance.CaseOpened;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** With traces on, what a service says carries the trace of the event that made it say so. */
@KitTest
@TestProfile(FollowedEventTest.TracesOn.class)
class FollowedEventTest {
    private static final String FIRST = "0af7651916cd43dd8448eb211c80319c";
    private static final String SECOND = "4bf92f3577b34da6a3ce929d0e0e4736";

    public static final class TracesOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }
    }

    @Inject
    Consumption consumption;

    @Inject
    Outbox outbox;

    @AutoClose
    private final KafkaProbe kafka = new KafkaProbe();

    @Test
    void anAnswerContinuesTheTraceOfTheEventItAnswers() {
        CaseOpened first = caseOpened(anyCaseId(), ANSWER_ME);
        CaseOpened second = caseOpened(anyCaseId(), ANSWER_ME);

        kafka.send(List.of(record(first, FIRST), record(second, SECOND)));

        assertThat(traceOfAnswerTo(first)).isEqualTo(FIRST);
        assertThat(traceOfAnswerTo(second)).isEqualTo(SECOND);
    }

    @Test
    void eventsOfSeveralTracesInOneBatchEachKeepTheirOwn() {
        CaseOpened first = caseOpened(anyCaseId());
        CaseOpened second = caseOpened(anyCaseId());
        CaseOpened secondAgain = caseOpened(anyCaseId());
        CaseOpened untraced = caseOpened(anyCaseId());

        apply(
                "several-traces",
                this::answer,
                record(first, FIRST),
                record(second, SECOND),
                record(secondAgain, SECOND),
                record(untraced, null));

        assertThat(traceOfAnswerTo(first)).isEqualTo(FIRST);
        assertThat(traceOfAnswerTo(second)).isEqualTo(SECOND);
        assertThat(traceOfAnswerTo(secondAgain)).isEqualTo(SECOND);
        assertThat(traceOfAnswerTo(untraced)).isNotIn(FIRST, SECOND);
    }

    @Test
    void anEventTriedAgainKeepsItsTrace() {
        CaseOpened event = caseOpened(anyCaseId());
        AtomicBoolean failed = new AtomicBoolean();

        apply(
                "tries-again",
                (tx, events) -> failed.compareAndSet(false, true)
                        ? Uni.createFrom().failure(new IOException("away for a moment"))
                        : answer(tx, events),
                record(event, FIRST));

        assertThat(failed).isTrue();
        assertThat(traceOfAnswerTo(event)).isEqualTo(FIRST);
    }

    private Uni<Void> answer(SqlConnection tx, List<EventEnvelope<?>> events) {
        DomainEvent[] answers = events.stream()
                .map(event -> (CaseOpened) event.data())
                .map(opened -> statusChanged(opened.caseId(), MonitoredStatus.MONITORED))
                .toArray(DomainEvent[]::new);
        return tx.query("select 1").execute().chain(() -> outbox.append(tx, answers));
    }

    @SafeVarargs
    private void apply(
            String consumer, io.fangpin.kit.consume.EventHandler handler, ProducerRecord<String, byte[]>... said) {
        List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();
        for (ProducerRecord<String, byte[]> one : said) {
            heard.add(new ConsumerRecord<>(
                    one.topic(),
                    0,
                    heard.size(),
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    one.value().length,
                    one.key(),
                    one.value(),
                    one.headers(),
                    Optional.empty()));
        }
        var batch = new ConsumerRecords<>(Map.of(new TopicPartition(Topics.CASES, 0), heard), Map.of());
        consumption.apply(consumer, batch, handler).await().atMost(Duration.ofSeconds(20));
    }

    private static ProducerRecord<String, byte[]> record(CaseOpened event, @Nullable String traceId) {
        ProducerRecord<String, byte[]> record = CloudEvents.toRecord(said(event));
        CloudEvents.trace(record.headers(), traceId == null ? null : "00-" + traceId + "-b7ad6b7169203331-01");
        return record;
    }

    private @Nullable String traceOfAnswerTo(CaseOpened event) {
        String type = "io.fangpin.assistance.monitored-status-changed.v1";
        ConsumerRecord<String, byte[]> answer = kafka.awaitRecords(
                        Topics.CASES,
                        one -> event.key().equals(one.key())
                                && type.equals(CloudEvents.text(one.headers(), CloudEvents.TYPE)),
                        1)
                .get(0);
        return Traceparent.traceId(CloudEvents.text(answer.headers(), CloudEvents.TRACEPARENT));
    }
}

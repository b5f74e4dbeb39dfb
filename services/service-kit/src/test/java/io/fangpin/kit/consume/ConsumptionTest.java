package io.fangpin.kit.consume;

import static io.fangpin.kit.story.Story.anyCaseId;
import static io.fangpin.kit.story.Story.caseOpened;
import static io.fangpin.kit.story.Story.notes;
import static io.fangpin.kit.story.Story.said;
import static io.fangpin.kit.story.Story.statusChanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.story.KitTest;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.registry.MonitoredStatus;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@KitTest
class ConsumptionTest {
    private static final String DEAD_LETTERS = Topics.deadLetter(Topics.CASES);

    @Inject
    Pool pool;

    @AutoClose
    private final KafkaProbe kafka = new KafkaProbe();

    @Test
    void appliesAnEventOnceThoughItIsDeliveredTwice() {
        String caseId = anyCaseId();
        var event = said(caseOpened(caseId));

        kafka.sayAll(List.of(event, event));
        kafka.say(event);
        kafka.say(statusChanged(caseId, MonitoredStatus.MONITORED));

        Await.until("last event noted", () -> notes(pool, caseId).contains("MONITORED"));
        assertThat(notes(pool, caseId)).containsExactly("opened", "MONITORED");
    }

    @Test
    void appliesABatchInFewTransactions() {
        String caseId = anyCaseId();
        List<EventEnvelope<?>> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(said(caseOpened(caseId, "no-" + i)));
        }

        kafka.sayAll(events);

        Await.until("all noted", () -> notes(pool, caseId).size() == 500);
        long transactions = pool.query(
                        "select count(distinct xmin::text) from case_note where case_id = '" + caseId + "'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
        assertThat(transactions).isLessThan(50);
        assertThat(notes(pool, caseId)).startsWith("no-0", "no-1").endsWith("no-498", "no-499");
    }

    @Test
    void putsAnUnreadableEventToTheDeadLettersByteForByte() {
        String caseId = anyCaseId();
        byte[] broken = ("{\"caseId\":\"" + caseId + "\",\"at\":\"not a time\"").getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = CloudEvents.toRecord(said(caseOpened(caseId)));
        ProducerRecord<String, byte[]> poison =
                new ProducerRecord<>(record.topic(), null, record.key(), broken, record.headers());

        kafka.send(List.of(poison));
        kafka.say(caseOpened(caseId));

        ConsumerRecord<String, byte[]> letter = kafka.awaitRecords(
                        DEAD_LETTERS, dead -> record.key().equals(dead.key()), 1)
                .get(0);
        assertThat(letter.value()).isEqualTo(broken);
        assertThat(CloudEvents.text(letter.headers(), "ce_id")).isEqualTo(CloudEvents.text(record.headers(), "ce_id"));
        assertThat(CloudEvents.text(letter.headers(), "dead_letter_cause"))
                .startsWith("unreadable")
                .doesNotContain(caseId);
        assertThat(CloudEvents.text(letter.headers(), "dead_letter_topic")).isEqualTo(Topics.CASES);
        assertThat(CloudEvents.text(letter.headers(), "dead_letter_consumer")).isEqualTo("case-notes");
        Await.until("the next event noted", () -> notes(pool, caseId).equals(List.of("opened")));
    }

    @Test
    void putsAnEventOfUnknownTypeToTheDeadLetters() {
        String key = anyCaseId();
        ProducerRecord<String, byte[]> unknown = new ProducerRecord<>(Topics.CASES, key, new byte[] {'{', '}'});
        CloudEvents.attributes(
                unknown.headers(),
                UUID.randomUUID().toString(),
                "io.fangpin.assistance.dreamt.v1",
                "/x",
                null,
                "2026-01-01T00:00:00Z");

        kafka.send(List.of(unknown));

        ConsumerRecord<String, byte[]> letter = kafka.awaitRecords(DEAD_LETTERS, dead -> key.equals(dead.key()), 1)
                .get(0);
        assertThat(CloudEvents.text(letter.headers(), "dead_letter_cause"))
                .isEqualTo("unknown type: io.fangpin.assistance.dreamt.v1");
    }

    @Test
    void narrowsAFailingBatchToTheOneEventThatFails() {
        String caseId = anyCaseId();
        List<EventEnvelope<?>> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(said(caseOpened(caseId, i == 7 ? "poison" : "no-" + i)));
        }

        kafka.sayAll(events);

        Await.until("the others noted", () -> notes(pool, caseId).size() == 19);
        assertThat(notes(pool, caseId))
                .startsWith("no-0", "no-1")
                .endsWith("no-18", "no-19")
                .doesNotContain("poison");
        String poisonId = events.get(7).id();
        ConsumerRecord<String, byte[]> letter = kafka.awaitRecords(
                        DEAD_LETTERS, dead -> poisonId.equals(CloudEvents.text(dead.headers(), "ce_id")), 1)
                .get(0);
        assertThat(CloudEvents.text(letter.headers(), "dead_letter_cause"))
                .contains("23514")
                .contains("case_note_not_poison");
    }

    @Test
    void parksAnEventThatCameTooEarlyAndAppliesItInOrderOnceItCan() {
        String caseId = anyCaseId();

        kafka.say(statusChanged(caseId, MonitoredStatus.MONITORED));
        Await.until("parked", () -> parked(caseId) == 1);
        kafka.say(caseOpened(caseId));
        kafka.say(statusChanged(caseId, MonitoredStatus.ELIMINATED));

        Await.until("all noted", () -> notes(pool, caseId).size() == 3);
        assertThat(notes(pool, caseId))
                .containsSubsequence("MONITORED", "ELIMINATED")
                .contains("opened");
        Await.until("no longer parked", () -> parked(caseId) == 0);
    }

    private long parked(String caseId) {
        return pool.query("select count(*) from parked_event where key = 'household-of-" + caseId + "'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }
}

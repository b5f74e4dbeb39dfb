package io.fangpin.matching.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.linkage.model.LinkageParameters;
import io.fangpin.matching.domain.ParametersInForce;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.PersonMatcher;
import io.fangpin.matching.domain.Rulings;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContracts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's own stand-ins for its clients: what is committed has been answered, and acknowledged. */
class MatchingLoopTest {
    private static final String KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktISE=";
    private static final Duration NEVER = Duration.ofDays(1);
    private static final TopicPartition FIRST = new TopicPartition(Topics.FEED_RECORDS, 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.FEED_RECORDS, 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private boolean stopping;

    @BeforeEach
    void twoPartitions() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(FIRST, SECOND)));
    }

    @Test
    void commitsWhatIsAnsweredAndAcknowledgedWhenItIsToldToStop() {
        consumer.schedulePollTask(() -> arrive(FIRST, 0, 3));
        consumer.schedulePollTask(() -> stopping = true);

        loop(NEVER).run(() -> stopping);

        assertThat(producer.history())
                .hasSize(3)
                .allMatch(answer -> answer.topic().equals(Topics.deadLetter(Topics.FEED_RECORDS)));
        assertThat(producer.flushed()).isTrue();
        assertThat(committed(FIRST)).isEqualTo(3);
    }

    @Test
    void commitsNowAndThen() {
        consumer.schedulePollTask(() -> arrive(FIRST, 0, 3));
        consumer.schedulePollTask(() -> {
            assertThat(committed(FIRST)).isEqualTo(3);
            stopping = true;
        });

        loop(Duration.ZERO).run(() -> stopping);
    }

    @Test
    void commitsBeforeAPartitionGoesToSomebodyElse() {
        consumer.schedulePollTask(() -> arrive(SECOND, 0, 2));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(FIRST));
            assertThat(producer.flushed()).isTrue();
            // What is committed of a partition can be asked only while it is one's own.
            consumer.rebalance(List.of(FIRST, SECOND));
            stopping = true;
        });

        loop(NEVER).run(() -> stopping);

        assertThat(committed(SECOND)).isEqualTo(2);
    }

    @Test
    void commitsNothingAndEndsWhenKafkaDoesNotTakeAnAnswer() {
        consumer.schedulePollTask(() -> arrive(FIRST, 0, 3));
        consumer.schedulePollTask(() -> producer.errorNext(new RecordTooLargeException()));
        consumer.schedulePollTask(() -> stopping = true);
        MatchingLoop loop = loop(NEVER);

        assertThatThrownBy(() -> loop.run(() -> stopping))
                .isInstanceOf(KafkaException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
        loop.onPartitionsRevoked(Set.of(FIRST, SECOND));

        assertThat(committed(FIRST)).isZero();
    }

    private void arrive(TopicPartition at, int from, int count) {
        for (int offset = from; offset < from + count; offset++) {
            consumer.addRecord(new ConsumerRecord<>(at.topic(), at.partition(), offset, "key", new byte[0]));
        }
    }

    private long committed(TopicPartition at) {
        OffsetAndMetadata committed = consumer.committed(Set.of(at)).get(at);
        return committed == null ? 0 : committed.offset();
    }

    private MatchingLoop loop(Duration commitInterval) {
        FieldCipher cipher = new FieldCipher(Map.of("test", KEY), "test", KEY);
        PersonMatcher matcher = new PersonMatcher(
                new PersonIndex(cipher::open),
                new Rulings(),
                new ParametersInForce(LinkageParameters.residents()),
                new PersonMatcher.Secrets(cipher::open, cipher::hash));
        MatchRecords matching = new MatchRecords(matcher, DatasetContracts.load(), "/test");
        return new MatchingLoop(consumer, producer, matching, Clock.systemUTC(), commitInterval);
    }
}

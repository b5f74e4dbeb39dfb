package io.fangpin.kit.outbox;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.outbox.OutboxSession.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Sends a batch in order and waits for every ack; stops at the first record that failed, so that order stays. */
final class OutboxPublisher {
    private final KafkaProducer<String, byte[]> producer;

    OutboxPublisher(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** What Kafka has, what it will never take, and why it stopped, if it did. */
    record Outcome(
            List<Pending> acked,
            List<Refused> refused,
            @Nullable Throwable stoppedBy) {}

    record Refused(Pending row, String cause) {}

    Outcome publish(List<Pending> rows) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (Pending row : rows) {
            Future<RecordMetadata> future = producer.send(toRecord(row.row()));
            sent.add(future);
            if (future.isDone() && isStop(failureOf(future))) {
                break;
            }
        }
        producer.flush();
        return outcome(rows, sent);
    }

    private static Outcome outcome(List<Pending> rows, List<Future<RecordMetadata>> sent) throws InterruptedException {
        List<Pending> acked = new ArrayList<>(sent.size());
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Throwable failure = failureOf(sent.get(i));
            if (failure == null) {
                acked.add(rows.get(i));
            } else if (isStop(failure)) {
                return new Outcome(acked, refused, failure);
            } else {
                refused.add(new Refused(rows.get(i), failure.getClass().getSimpleName()));
            }
        }
        return new Outcome(acked, refused, null);
    }

    private static @Nullable Throwable failureOf(Future<RecordMetadata> future) throws InterruptedException {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean isStop(@Nullable Throwable failure) {
        return failure != null
                && !(failure instanceof RecordTooLargeException
                        || failure instanceof SerializationException
                        || failure instanceof InvalidTopicException);
    }

    private static ProducerRecord<String, byte[]> toRecord(OutboxRow row) {
        ProducerRecord<String, byte[]> out = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        CloudEvents.attributes(out.headers(), row.id(), row.type(), row.source(), row.subject(), row.time());
        CloudEvents.trace(out.headers(), row.traceparent());
        return out;
    }
}

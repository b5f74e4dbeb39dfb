package io.fangpin.risk.bench;

import io.fangpin.kit.consume.EventReader;
import io.fangpin.kit.consume.ReadEvent.Read;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertRaised;
import io.fangpin.schemas.risk.AlertRevised;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A subscriber of the alerts: notes when one rests on a live fact, and counts those of all other households. */
final class HeardAlerts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Latencies latencies;
    private final AtomicLong others = new AtomicLong();
    private final Thread reader =
            Thread.ofPlatform().daemon().name("heard-alerts").unstarted(this::read);
    private volatile boolean closing;

    /** Hears what is said from now on. */
    HeardAlerts(KafkaClients clients, Latencies latencies) {
        this.latencies = latencies;
        this.consumer = clients.consumer("million-alerts");
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader.start();
    }

    /** Events about alerts of households that no live fact is about. */
    long others() {
        return others.get();
    }

    private void read() {
        while (!closing) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                note(record, System.nanoTime());
            }
        }
        consumer.close();
    }

    private void note(ConsumerRecord<String, byte[]> record, long nanos) {
        if (!record.key().startsWith(MillionCounty.LIVE)) {
            others.incrementAndGet();
        } else if (EventReader.read(record) instanceof Read read) {
            alert(read.event().data())
                    .ifPresent(alert -> alert.evidence().forEach(fact -> latencies.heard(fact.factVersion(), nanos)));
        }
    }

    private static Optional<Alert> alert(DomainEvent event) {
        if (event instanceof AlertRaised raised) {
            return Optional.of(raised.alert());
        }
        return event instanceof AlertRevised revised ? Optional.of(revised.alert()) : Optional.empty();
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

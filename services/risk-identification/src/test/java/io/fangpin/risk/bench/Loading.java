package io.fangpin.risk.bench;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventEnvelope;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Says all households and their facts on the topics that the service reads. */
final class Loading {
    private final KafkaClients clients;
    private final MillionCounty county;
    private final MillionSizes sizes;
    private long said;

    Loading(KafkaClients clients, MillionCounty county, MillionSizes sizes) {
        this.clients = clients;
        this.county = county;
        this.sizes = sizes;
    }

    /** How many events were said, when Kafka has them all. */
    long run() {
        try (Producer<String, byte[]> producer = clients.producer("million-load")) {
            for (int i = 0; i < sizes.liveHouseholds(); i++) {
                say(producer, county.live(i));
            }
            for (int i = sizes.liveHouseholds(); i < sizes.households(); i++) {
                say(producer, county.household(i));
            }
            producer.flush();
        }
        return said;
    }

    private void say(Producer<String, byte[]> producer, List<DomainEvent> events) {
        for (DomainEvent event : events) {
            producer.send(CloudEvents.toRecord(EventEnvelope.of("load-" + ++said, "/bench", Instant.now(), event)));
        }
    }
}

package io.fangpin.kit.outbox;

import static io.fangpin.kit.story.Story.caseOpened;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.consume.ConsumptionRig;
import io.fangpin.kit.kafka.KafkaReadiness;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.assistance.CaseOpened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** Kafka and PostgreSQL crash under the relay: nothing is lost, order stays, it goes on by itself. */
class OutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(8);

    @Test
    void losesNothingWhenKafkaAndThenPostgresCrash() throws Exception {
        try (RelayRig rig = new RelayRig()) {
            rig.startRelay();
            KafkaReadiness readiness = new KafkaReadiness(rig.kafka);
            assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
            append(rig, 0, 100);
            Await.until("first events out", () -> left(rig) == 0);

            rig.servers.kafka().kill();
            append(rig, 100, 300);
            assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
            long until = System.nanoTime() + OUTAGE.toNanos();
            Await.until("outage over", () -> System.nanoTime() > until);
            assertThat(rig.metrics.get("fangpin.outbox.oldest").gauge().value())
                    .isGreaterThan(OUTAGE.toSeconds() / 2.0);
            append(rig, 300, 400);
            rig.servers.kafka().start();
            Await.until("Kafka is ready again", () -> readiness.call().getStatus() == Status.UP);
            Await.until("events of the Kafka outage out", () -> left(rig) == 0);

            append(rig, 400, 500);
            rig.servers.postgres().kill();
            rig.servers.postgres().start();
            Await.until("writing again", () -> appended(rig, 500, 600));
            Await.until("events of the PostgreSQL outage out", () -> left(rig) == 0);

            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                expected.add("no-" + i);
            }
            assertThat(distinctOnKafka(rig)).containsExactlyElementsOf(expected);
            Await.until(
                    "nothing waits",
                    () -> rig.metrics.get("fangpin.outbox.oldest").gauge().value() == 0);
        }
    }

    @Test
    void appliesABatchThatArrivesWhilePostgresIsAway() throws Exception {
        try (RelayRig rig = new RelayRig()) {
            rig.pool.query("create table heard (event_id text not null unique)").executeAndAwait();
            ConsumptionRig consumption = new ConsumptionRig(rig);
            rig.servers.postgres().kill();

            var applied = consumption
                    .apply(caseOpened("case-1"), caseOpened("case-2"))
                    .subscribeAsCompletionStage();
            long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            Await.until("outage over", () -> System.nanoTime() > until);
            assertThat(applied).isNotDone();
            rig.servers.postgres().start();

            Await.until("applied", applied::isDone);
            assertThat(applied).isCompleted();
            assertThat(rig.pool
                            .query("select count(*) from heard")
                            .executeAndAwait()
                            .iterator()
                            .next()
                            .getLong(0))
                    .isEqualTo(2);
        }
    }

    private static void append(RelayRig rig, int from, int to) {
        List<EventEnvelope<CaseOpened>> events = new ArrayList<>();
        for (int i = from; i < to; i++) {
            events.add(rig.outbox.envelope(caseOpened("case-1", "no-" + i)));
        }
        rig.pool.withTransaction(tx -> rig.outbox.append(tx, events)).await().atMost(Duration.ofSeconds(10));
    }

    private static boolean appended(RelayRig rig, int from, int to) {
        try {
            append(rig, from, to);
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static long left(RelayRig rig) {
        try {
            return rig.pool
                    .query("select count(*) from outbox")
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getLong(0);
        } catch (RuntimeException away) {
            return -1;
        }
    }

    private static Set<String> distinctOnKafka(RelayRig rig) {
        Set<String> said = new LinkedHashSet<>();
        try (KafkaProbe probe = new KafkaProbe(rig.servers.kafka().bootstrapServers())) {
            probe.records(Topics.CASES)
                    .forEach(record -> said.add(io.fangpin.schemas.EventJson.read(record.value(), CaseOpened.class)
                            .caseNo()));
        }
        return said;
    }
}

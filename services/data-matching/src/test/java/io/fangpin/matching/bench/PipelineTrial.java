package io.fangpin.matching.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.matching.ReceiveBatch;
import io.fangpin.matching.ReceiveBatch.Letter;
import io.fangpin.matching.Uploads;
import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.domain.Tally;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.stream.MatchingStream;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** One file through the whole service; run by {@link PipelineBench} only. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class PipelineTrial {
    private static final int RECORD_BYTES = 900;
    private static final long WAIT_NANOS = TimeUnit.MINUTES.toNanos(20);

    @Inject
    PersonIndex index;

    @Inject
    FieldCipher cipher;

    @Inject
    ReceiveBatch receiveBatch;

    @Inject
    Uploads uploads;

    @Inject
    Batches batches;

    @Inject
    DatasetContracts contracts;

    @Inject
    MatchingStream stream;

    @Inject
    KafkaClients clients;

    private final Figures figures = new Figures();
    private final PipelineSizes sizes = PipelineSizes.fromProperties();

    /** What one file took until its facts were in Kafka, and until its batch was completed. */
    private record Run(Moment begin, Moment said, Moment completed, long facts, Tally tally) {}

    /** CPU up to one moment. */
    private record Moment(CpuByRole service, double postgres, double kafka) {
        static Moment now() {
            return new Moment(CpuByRole.now(), ServerCpu.seconds("postgres"), ServerCpu.seconds("kafka.Kafka"));
        }
    }

    @Test
    void everyRowBecomesAFactOrIsAccountedFor() throws Exception {
        SyntheticCounty county = new SyntheticCounty(sizes.seed());
        // As if registered long ago: what changed a minute ago is looked at twice.
        IntStream.range(0, sizes.persons() / SyntheticCounty.A_HOUSEHOLD)
                .forEach(number -> index.put(county.household(number, cipher), 1));
        await("matching", () -> stream.state() == MatchingStream.State.RUNNING);
        try (Admin admin = clients.admin()) {
            TopicEnds ends = new TopicEnds(admin);
            run(ends, county, sizes.warmUpRows(), "2026-01");
            Run run = run(ends, county, sizes.rows(), "2026-02");
            RawKafka.Ceiling ceiling = new RawKafka(clients).produce(sizes.rows(), RECORD_BYTES);
            print(run, ceiling);
        }
        figures.missed().forEach(missed -> figures.note("MISSED " + missed));
        assertThat(figures.missed()).isEmpty();
    }

    private Run run(TopicEnds ends, SyntheticCounty county, int rows, String period) throws Exception {
        Path csv = Files.createTempFile("settlements", ".csv");
        Files.write(csv, new SyntheticSettlements(county, sizes.persons(), period.hashCode() + sizes.seed()).csv(rows));
        long facts = ends.of(Topics.FACTS);
        try (ToldRows told = new ToldRows(clients)) {
            return run(ends, csv, rows, period, facts, told);
        }
    }

    private Run run(TopicEnds ends, Path csv, int rows, String period, long facts, ToldRows told) throws Exception {
        Moment begin = Moment.now();
        String batchId = send(csv, period);
        await("facts", () -> told.count() >= rows);
        Moment said = Moment.now();
        await("completion", () -> batch(batchId).state() == BatchState.COMPLETED);
        Moment completed = Moment.now();
        Run run = new Run(
                begin,
                said,
                completed,
                ends.of(Topics.FACTS) - facts,
                batch(batchId).tally());
        assertThat(run.facts).isEqualTo(run.tally.matched());
        assertThat(run.tally.matched() + run.tally.unmatched()).isEqualTo(rows);
        assertThat(told.count()).isEqualTo(rows);
        return run;
    }

    private String send(Path csv, String period) throws IOException {
        var contract = contracts.find("medical-settlements").orElseThrow();
        var letter = new Letter(contract, period, SyntheticCounty.CODE, "bench.csv", "text/csv", "bench", false, null);
        try (InputStream body = Files.newInputStream(csv)) {
            return receiveBatch
                    .receive(letter, uploads.arrive(body))
                    .await()
                    .indefinitely()
                    .batch()
                    .batchId();
        } finally {
            Files.delete(csv);
        }
    }

    private BatchRow batch(String batchId) {
        return batches.find(batchId).await().indefinitely().orElseThrow();
    }

    private void print(Run run, RawKafka.Ceiling ceiling) {
        double rows = sizes.rows();
        Map<Role, Double> cpu = run.completed.service.since(run.begin.service);
        double read = cpu.getOrDefault(Role.READ, 0.0);
        double publish = cpu.getOrDefault(Role.PUBLISH, 0.0);
        double match = cpu.getOrDefault(Role.MATCH, 0.0);
        double archive = cpu.getOrDefault(Role.ARCHIVE, 0.0);
        double collect = cpu.getOrDefault(Role.COLLECT, 0.0);
        double rest = cpu.getOrDefault(Role.OTHER, 0.0);
        double factWall = run.said.service.wallSecondsSince(run.begin.service);
        double wall = run.completed.service.wallSecondsSince(run.begin.service);
        figures.print("rows.matched", run.tally.matched(), "rows");
        figures.print("rows.unmatched", run.tally.unmatched(), "rows");
        figures.print("read.per-core", rows / read, "rows/cpu-s");
        figures.print("publish.per-core", rows / publish, "rows/cpu-s");
        figures.print("match.per-core", rows / match, "rows/cpu-s");
        figures.print("archive.per-core", rows / archive, "rows/cpu-s");
        figures.print("collect", collect / rows * 1e6, "us/row");
        figures.print("compile", cpu.getOrDefault(Role.COMPILE, 0.0) / rows * 1e6, "us/row");
        figures.print("other", rest / rows * 1e6, "us/row");
        figures.print("postgres.per-core", rows / (run.completed.postgres - run.begin.postgres), "rows/cpu-s");
        figures.print("kafka.per-core", rows / (run.completed.kafka - run.begin.kafka), "rows/cpu-s");
        double perCore = rows / (read + publish + match + collect);
        figures.atLeast(sizes.promisedPerCore(), "row-to-fact.per-core", perCore, "rows/cpu-s");
        figures.print(
                "row-to-archive.per-core", rows / (read + publish + match + archive + collect + rest), "rows/cpu-s");
        figures.print("row-to-fact", rows / factWall, "rows/s");
        figures.print("row-to-archive", rows / wall, "rows/s");
        figures.print("kafka.produce", ceiling.perSecond(), "records/s");
        figures.print("kafka.produce.per-core", ceiling.perCpuSecond(), "records/cpu-s");
        figures.print("row-to-fact.share-of-produce-ceiling", 100 * rows / factWall / ceiling.perSecond(), "%");
        double share = 100 * perCore / ceiling.perCpuSecond();
        figures.atLeast(sizes.promisedShare(), "row-to-fact.per-core.share-of-produce-ceiling", share, "%");
    }

    /** A condition that is looked at often enough and costs nothing. */
    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + WAIT_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited too long for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}

package io.fangpin.kit.outbox;

import static io.fangpin.kit.story.Story.anyCaseId;
import static io.fangpin.kit.story.Story.caseOpened;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.backing.Backing;
import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.story.KitTest;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.Topics;
import io.fangpin.schemas.assistance.CaseOpened;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@KitTest
class OutboxTest {
    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @AutoClose
    private final KafkaProbe kafka = new KafkaProbe();

    @Test
    void publishesWhatIsAppendedAsACloudEventAndEmptiesTheTable() {
        CaseOpened event = caseOpened(anyCaseId());

        inTransaction(tx -> outbox.append(tx, event));

        ConsumerRecord<String, byte[]> record = kafka.awaitRecords(
                        Topics.CASES, one -> event.key().equals(one.key()), 1)
                .get(0);
        assertThat(CloudEvents.text(record.headers(), "ce_specversion")).isEqualTo("1.0");
        assertThat(CloudEvents.text(record.headers(), "ce_type")).isEqualTo("io.fangpin.assistance.case-opened.v1");
        assertThat(CloudEvents.text(record.headers(), "ce_source")).isEqualTo("/fangpin/kit-story");
        assertThat(CloudEvents.text(record.headers(), "content-type")).isEqualTo("application/json");
        assertThat(kafka.await(CaseOpened.class, event::equals).data()).isEqualTo(event);
        Await.until("outbox empty", () -> rows() == 0);
    }

    @Test
    void publishesNothingOfARolledBackTransaction() {
        CaseOpened rolledBack = caseOpened(anyCaseId());
        CaseOpened later = caseOpened(anyCaseId());

        Uni<Void> failing = pool.withTransaction(tx -> outbox.append(tx, rolledBack)
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("changed my mind"))));
        failing.onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(5));
        inTransaction(tx -> outbox.append(tx, later));

        kafka.await(CaseOpened.class, later::equals);
        assertThat(kafka.records(Topics.CASES))
                .noneMatch(one -> rolledBack.key().equals(one.key()));
    }

    @Test
    void keepsTheOrderOfOneKeyThroughManyTransactions() {
        String caseId = anyCaseId();
        List<String> expected = new ArrayList<>();

        for (int i = 0; i < 50; i++) {
            List<EventEnvelope<?>> events = new ArrayList<>();
            for (int j = 0; j < 20; j++) {
                expected.add(i + "-" + j);
                events.add(outbox.envelope(caseOpened(caseId, i + "-" + j)));
            }
            inTransaction(tx -> outbox.append(tx, events));
        }

        assertThat(kafka.awaitAll(CaseOpened.class, one -> one.caseId().equals(caseId), 1000))
                .extracting(one -> one.data().caseNo())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void publishesATransactionThatCommitsLateWithoutSkippingIt() {
        CaseOpened slow = caseOpened(anyCaseId());
        CaseOpened quick = caseOpened(anyCaseId());

        pool.withTransaction(tx -> outbox.append(tx, slow)
                        .chain(() -> pool.withTransaction(other -> outbox.append(other, quick)))
                        .chain(() -> tx.query("select pg_sleep(0.3)").execute())
                        .replaceWithVoid())
                .await()
                .atMost(Duration.ofSeconds(10));

        kafka.await(CaseOpened.class, slow::equals);
        kafka.await(CaseOpened.class, quick::equals);
    }

    @Test
    void doesNotWaitForATransactionOfAnotherDatabaseOnTheSameServer() throws SQLException {
        CaseOpened event = caseOpened(anyCaseId());

        try (Connection elsewhere = Backing.sharedPostgres().connect("postgres");
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            inTransaction(tx -> outbox.append(tx, event));

            kafka.await(CaseOpened.class, event::equals);
            elsewhere.rollback();
        }
    }

    @Test
    void takesRowsFromTheStatementForHibernate() {
        EventEnvelope<CaseOpened> first = outbox.envelope(caseOpened(anyCaseId(), "甲 \" \\ 乙"));
        EventEnvelope<CaseOpened> second = outbox.envelope(caseOpened(anyCaseId()));
        String rows = OutboxRow.json(List.of(OutboxRow.of(first), OutboxRow.of(second)));

        inTransaction(tx -> tx.preparedQuery(Outbox.INSERT_SQL.replace(":events", "$1::text"))
                .execute(Tuple.of(rows))
                .replaceWithVoid());

        assertThat(kafka.await(CaseOpened.class, first.data()::equals)).isEqualTo(first);
        assertThat(kafka.await(CaseOpened.class, second.data()::equals)).isEqualTo(second);
    }

    @Test
    void carriesTheTraceOfTheWriter() {
        CaseOpened event = caseOpened(anyCaseId());
        Span span = Span.wrap(SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
        OutboxRow row;
        try (var scope = span.makeCurrent()) {
            row = OutboxRow.of(outbox.envelope(event));
        }

        inTransaction(tx -> tx.preparedQuery(Outbox.INSERT_SQL.replace(":events", "$1::text"))
                .execute(Tuple.of(OutboxRow.json(List.of(row))))
                .replaceWithVoid());

        ConsumerRecord<String, byte[]> record = kafka.awaitRecords(
                        Topics.CASES, one -> event.key().equals(one.key()), 1)
                .get(0);
        assertThat(CloudEvents.text(record.headers(), "traceparent"))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private void inTransaction(java.util.function.Function<SqlConnection, Uni<Void>> work) {
        pool.withTransaction(work).await().atMost(Duration.ofSeconds(10));
    }

    private long rows() {
        return pool.query("select count(*) from outbox")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }
}

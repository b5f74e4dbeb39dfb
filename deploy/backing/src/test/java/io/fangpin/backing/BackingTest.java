package io.fangpin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BackingTest {
    private static Backing backing;

    @BeforeAll
    static void start() {
        backing = Backing.start(BackingOptions.ephemeral());
        System.out.println(backing.postgres().describe());
        System.out.println(backing.kafka().describe());
    }

    @AfterAll
    static void stop() {
        backing.close();
    }

    @Test
    void listensBelowTheEphemeralPorts() {
        assertThat(List.of(backing.postgres().port(), backing.kafka().port())).allMatch(port -> port < 32_768);
    }

    @Test
    void writesThroughToDisk() throws SQLException {
        assertThat(ask("postgres", "SHOW fsync")).isEqualTo("on");
        assertThat(ask("postgres", "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    void givesEachServiceADatabaseThatNoOtherReaches() throws SQLException {
        backing.postgres().createDatabase("registry", "registry", "one");
        backing.postgres().createDatabase("funds", "funds", "two");

        backing.postgres().createDatabase("registry", "registry", "three");

        try (Connection own = as("registry", "registry", "three")) {
            own.createStatement().execute("CREATE TABLE household (id text)");
        }
        assertThatThrownBy(() -> as("registry", "funds", "two")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> as("registry", "registry", "one")).hasMessageContaining("password");
    }

    @Test
    void keepsWhatPostgresAcknowledgedThroughAKill() throws SQLException {
        backing.postgres().createDatabase("ledger", "ledger", "pw");
        try (Connection connection = as("ledger", "ledger", "pw")) {
            connection.createStatement().execute("CREATE TABLE payment AS SELECT 42 AS fen");
        }

        backing.postgres().kill();
        backing.postgres().start();

        assertThat(ask("ledger", "SELECT fen FROM payment")).isEqualTo("42");
    }

    @Test
    void keepsWhatKafkaAcknowledgedThroughAKill() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", backing.kafka().bootstrapServers(), "acks", "all");
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("fangpin.test", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("fangpin.test", "key", "value")).get();
        }

        backing.kafka().kill();
        backing.kafka().start();

        Map<String, Object> reading = Map.of(
                "bootstrap.servers", backing.kafka().bootstrapServers(),
                "group.id", "test",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("fangpin.test"));
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records).extracting(record -> record.value()).containsExactly("value");
        }
    }

    @Test
    void saysInOneSentenceThatAPortIsInUse() {
        BackingOptions taken = BackingOptions.ephemeral();
        BackingOptions options = new BackingOptions(
                taken.folder(), false, backing.postgres().port(), taken.kafkaPort(), taken.kafkaControllerPort(), 1, 1);

        assertThatThrownBy(() -> Postgres.start(options))
                .isInstanceOfSatisfying(
                        BackingException.class, e -> assertThat(e.code()).isEqualTo(BackingException.Code.PORT_IN_USE))
                .hasMessageContaining("Port " + backing.postgres().port());
    }

    private static Connection as(String database, String role, String password) throws SQLException {
        return DriverManager.getConnection(backing.postgres().jdbcUrl(database), role, password);
    }

    private static String ask(String database, String query) throws SQLException {
        try (Connection connection = backing.postgres().connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}

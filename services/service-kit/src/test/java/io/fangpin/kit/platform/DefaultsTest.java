package io.fangpin.kit.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.fangpin.kit.kafka.KafkaClients;
import io.fangpin.kit.kafka.TopicSetup;
import io.fangpin.kit.story.KitTest;
import io.fangpin.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What a service gets without saying a word. */
@KitTest
class DefaultsTest {
    @Inject
    KafkaClients kafka;

    @Inject
    TopicSetup topics;

    @Inject
    Clock clock;

    @Test
    void readinessKnowsDatabaseAndKafka() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem(containsString("PostgreSQL")))
                .body("checks.name", hasItem("kafka"));
    }

    @Test
    void metricsAndOpenApiAreThere() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("fangpin_outbox_published_total"))
                .body(containsString("fangpin_outbox_oldest_seconds"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/dead-letters"));
    }

    @Test
    void topicsAndDeadLettersExistAndSnapshotsAreCompacted() throws Exception {
        topics.createAll();

        try (var admin = kafka.admin()) {
            Set<String> names = admin.listTopics().names().get();
            assertThat(names)
                    .containsAll(Topics.all().stream().map(Topics.Topic::name).toList())
                    .containsAll(Topics.all().stream()
                            .map(topic -> Topics.deadLetter(topic.name()))
                            .toList());
            ConfigResource households = new ConfigResource(ConfigResource.Type.TOPIC, Topics.HOUSEHOLDS);
            var config = admin.describeConfigs(Set.of(households)).all().get().get(households);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            var described =
                    admin.describeTopics(Set.of(Topics.CASES)).allTopicNames().get();
            assertThat(described.get(Topics.CASES).partitions()).hasSize(6);
        }
    }

    @Test
    void tracesAreOffWithoutACollector() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.otel.sdk.disabled", Boolean.class))
                .isTrue();
    }

    @Test
    void todayIsToldInChina() {
        assertThat(clock.getZone()).hasToString("Asia/Shanghai");
    }
}

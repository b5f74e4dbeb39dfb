package io.fangpin.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.kafka.CloudEvents;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.kit.trace.Traceparent;
import io.fangpin.registry.domain.Ids;
import io.fangpin.schemas.Topics;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With traces on, the households of a sheet belong to the trace of the request that sent it. */
@RegistryTest
@CountyWorker
@TestProfile(TracedSheetTest.TracesOn.class)
class TracedSheetTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    public static final class TracesOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }
    }

    @Test
    void whatASheetRegistersBelongsToItsTrace() {
        String no = "T" + Families.number();
        String sheet = Families.HEADER + "\n" + Families.row(no, Families.number(), "户主");

        given().queryParam("fileName", "sheet.csv")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .contentType("text/csv")
                .body(sheet.getBytes(StandardCharsets.UTF_8))
                .post("/registrations")
                .then()
                .statusCode(202);

        try (KafkaProbe kafka = new KafkaProbe()) {
            var said = kafka.awaitRecords(
                            Topics.HOUSEHOLDS, one -> Ids.household(no).equals(one.key()), 1)
                    .get(0);
            assertThat(Traceparent.traceId(CloudEvents.text(said.headers(), CloudEvents.TRACEPARENT)))
                    .isEqualTo(TRACE);
        }
    }
}

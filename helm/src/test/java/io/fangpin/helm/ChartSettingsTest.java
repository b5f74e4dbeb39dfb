package io.fangpin.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart tells the services, and that it tells no secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartSettingsTest {
    private static final String SECRET = "PASSWORD|SECRET|CRYPTO_KEYS|HASH_KEY|JAAS|MONGO_URI";

    private Chart byDefault = new Chart(List.of());
    private Chart inProduction = new Chart(List.of());

    @BeforeAll
    void render() {
        byDefault = Chart.byDefault();
        inProduction = Chart.with(Repository.PRODUCTION);
    }

    static Stream<String> services() {
        return Repository.SERVICES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachServiceFindsEveryVariableThatItsConfigurationNames(String service) {
        Set<String> given = new TreeSet<>(configOf(byDefault, service).keySet());
        byDefault
                .container(service)
                .at("env")
                .items()
                .forEach(entry -> given.add(entry.at("name").text()));

        assertThat(given).containsAll(ServiceEnvironment.neededBy(service)).contains("FANGPIN_CRYPTO_KEYS_K1");
    }

    @Test
    void secretsComeByReferenceOnly() {
        for (Chart chart : List.of(byDefault, inProduction)) {
            assertThat(chart.all("Secret")).isEmpty();
            for (String service : Repository.SERVICES.keySet()) {
                assertThat(configOf(chart, service).keySet()).noneMatch(name -> name.matches(".*(" + SECRET + ").*"));
                assertThat(chart.container(service).at("env").items())
                        .isNotEmpty()
                        .allSatisfy(entry -> {
                            assertThat(entry.at("value").exists()).isFalse();
                            assertThat(entry.at("valueFrom", "secretKeyRef", "name")
                                            .exists())
                                    .isTrue();
                        });
            }
        }
    }

    @Test
    void eachServiceSeesItsOwnDatabasePasswordOnly() {
        for (String service : Repository.SERVICES.keySet()) {
            List<String> keys = byDefault.container(service).at("env").items().stream()
                    .map(entry -> entry.at("valueFrom", "secretKeyRef", "key").text())
                    .filter(key -> key.endsWith("-password"))
                    .toList();
            assertThat(keys).containsExactly(Repository.SERVICES.get(service).database() + "-password");
        }
    }

    @Test
    void theConsoleKnowsWhereTheOthersAre() {
        Map<String, String> config = configOf(byDefault, "dashboard");

        assertThat(config)
                .containsEntry("FANGPIN_REGISTRY_URL", "http://fp-household-registry:18081")
                .containsEntry("FANGPIN_FUNDS_URL", "http://fp-fund-tracking:18085");
    }

    @Test
    void productionValuesReachTheServices() {
        Map<String, String> matching = configOf(inProduction, "data-matching");

        assertThat(matching)
                .containsEntry("FANGPIN_ARCHIVE", "mongo")
                .containsEntry("FANGPIN_DIVISIONS", "421281")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("FANGPIN_OTEL_ENDPOINT", "http://otel-collector.monitoring.svc:4317");
        assertThat(inProduction.container("data-matching").at("env").items())
                .extracting(entry -> entry.at("name").text())
                .contains(
                        "FANGPIN_MONGO_URI",
                        "KAFKA_SASL_JAAS_CONFIG",
                        "FANGPIN_CRYPTO_KEYS_K1",
                        "FANGPIN_CRYPTO_KEYS_K2");
    }

    @Test
    void stateIsKeptInAVolumeOrThrownAwayAsTheValuesSay() {
        Chart withoutVolumes =
                Chart.rendered(chart -> chart.set("services.risk-identification.state.persistent", false));

        assertThat(byDefault
                        .one("StatefulSet", "risk-identification")
                        .at("spec", "volumeClaimTemplates", 0, "metadata", "name")
                        .text())
                .isEqualTo("state");
        assertThat(withoutVolumes
                        .one("Deployment", "risk-identification")
                        .at("spec", "template", "spec", "volumes")
                        .items())
                .anySatisfy(volume -> {
                    assertThat(volume.at("name").text()).isEqualTo("state");
                    assertThat(volume.at("emptyDir").exists()).isTrue();
                });
    }

    @Test
    void onlyTheConsoleIsReachableFromOutside() {
        assertThat(byDefault.all("Ingress", "NetworkPolicy", "ServiceMonitor")).isEmpty();
        assertThat(inProduction.all("Ingress"))
                .singleElement()
                .satisfies(ingress -> assertThat(
                                ingress.at("spec", "rules", 0, "http", "paths", 0, "backend", "service", "name")
                                        .text())
                        .isEqualTo("fp-dashboard"));
        assertThat(inProduction.all("NetworkPolicy")).hasSize(6);
        assertThat(inProduction.all("ServiceMonitor")).hasSize(1);
    }

    private static Map<String, String> configOf(Chart chart, String service) {
        Node data = chart.one("ConfigMap", service).at("data");
        return data.keys().stream()
                .collect(Collectors.toMap(key -> key, key -> data.at(key).text()));
    }
}

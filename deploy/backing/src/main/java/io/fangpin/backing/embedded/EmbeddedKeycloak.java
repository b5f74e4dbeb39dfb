package io.fangpin.backing.embedded;

import io.fangpin.backing.process.ChildProcess;
import io.fangpin.backing.process.ChildProcess.Command;
import io.fangpin.backing.process.ChildProcess.Signal;
import io.fangpin.backing.process.ClassArchive;
import io.fangpin.backing.process.Folders;
import io.fangpin.backing.process.HttpProbe;
import io.fangpin.backing.process.Ports;
import io.fangpin.backing.process.QuarkusApplication;
import io.fangpin.backing.process.Server;
import io.fangpin.backing.process.SteadyJava;
import io.fangpin.backing.process.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keycloak's own distribution, built once for PostgreSQL and run without its shell script, over HTTP on the loopback. */
public final class EmbeddedKeycloak implements Server {
    private static final String MAIN_CLASS = "org.keycloak.quarkus.runtime.KeycloakMain";
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    /** The public port and the one for health. */
    public record Ears(int port, int managementPort) {}

    /** Where users and sessions are kept. */
    public record Database(String jdbcUrl, String role, String password) {}

    /** The realm to import when the database is new, and the server's first administrator. */
    public record Realm(String name, Path file, String adminName, String adminPassword) {}

    private final Path folder;
    private final Ears ears;
    private final Database database;
    private final Realm realm;
    private final boolean keepData;
    private Folders.@Nullable Hold hold;
    private @Nullable ChildProcess process;
    private @Nullable ClassArchive classes;

    public EmbeddedKeycloak(Path folder, Ears ears, Database database, Realm realm, boolean keepData) {
        this.folder = folder.toAbsolutePath();
        this.ears = ears;
        this.database = database;
        this.realm = realm;
        this.keepData = keepData;
    }

    @Override
    public void start() {
        Ports.requireFree(ears.port(), "Keycloak", "fangpin.port.keycloak");
        Ports.requireFree(ears.managementPort(), "Keycloak management", "fangpin.port.keycloak-management");
        if (hold == null) {
            hold = Folders.hold(folder);
        }
        Path distribution = distribution();
        Path home = prepareHome(distribution);
        QuarkusApplication application = new QuarkusApplication(distribution.resolve("lib"));
        ClassArchive archive =
                ClassArchive.of(Cache.root(), "keycloak-" + Cache.version("keycloak"), application.classPath());
        classes = archive;
        ChildProcess started = ChildProcess.start(new Command(
                "Keycloak",
                java(home, application.start(archive, MAIN_CLASS), serverArguments()),
                environment(application),
                home,
                folder.resolve("keycloak.log"),
                Signal.KILL));
        process = started;
        HttpProbe health = HttpProbe.of("http://127.0.0.1:%d/health/ready".formatted(ears.managementPort()));
        HttpProbe realmPage = HttpProbe.of("http://127.0.0.1:%d/realms/%s".formatted(ears.port(), realm.name()));
        started.awaitReady("started in", () -> realmPage.answersOk() && health.answersOk(), START_LIMIT);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop(keepData ? Signal.TERM : Signal.KILL, STOP_GRACE);
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public boolean running() {
        return process != null && process.alive();
    }

    @Override
    public void rememberStart() {
        if (classes != null && process != null && process.alive()) {
            classes.record(process.pid());
        }
    }

    @Override
    public String description() {
        return "Keycloak %s, embedded, data in PostgreSQL".formatted(Cache.version("keycloak"));
    }

    @Override
    public void release() {
        if (hold != null) {
            hold.close();
            hold = null;
        }
        if (!keepData) {
            Folders.deleteWithEmptyParent(folder);
        }
    }

    private List<String> serverArguments() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--hostname=http://127.0.0.1:" + ears.port(),
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ears.port(),
                "--http-management-port=" + ears.managementPort(),
                "--cache=local",
                "--db-url=" + database.jdbcUrl(),
                "--db-username=" + database.role(),
                "--db-pool-max-size=20");
    }

    private Map<String, String> environment(QuarkusApplication application) {
        Map<String, String> variables = new HashMap<>(application.environment());
        variables.put("KC_DB_PASSWORD", database.password());
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", realm.adminName());
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", realm.adminPassword());
        return variables;
    }

    private static ClassArchive classes(QuarkusApplication application) {
        return ClassArchive.of(Cache.root(), "keycloak-" + Cache.version("keycloak"), application.classPath());
    }

    /** The unpacked distribution with its one-off build done. */
    private static Path distribution() {
        String version = Cache.version("keycloak");
        return Cache.folder("keycloak-%s-postgres".formatted(version), unfinished -> {
            try {
                Archives.unpackZip(LocalRepository.keycloakArchive(version), unfinished);
                Path logs = Files.createDirectories(Cache.root().resolve("logs"));
                QuarkusApplication application = new QuarkusApplication(unfinished.resolve("lib"));
                List<String> words = java(
                        unfinished,
                        application.start(classes(application), MAIN_CLASS),
                        List.of("build", "--db=postgres", "--health-enabled=true", "--cache=local"));
                ChildProcess.run(
                        new Command(
                                "Keycloak build",
                                words,
                                Map.of(),
                                unfinished,
                                logs.resolve("keycloak-build.log"),
                                Signal.KILL),
                        BUILD_LIMIT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A home of its own per instance: programs linked from the cache, data and realm here. */
    private Path prepareHome(Path distribution) {
        Path home = folder.resolve("home");
        try {
            Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
            for (String part : List.of("lib", "providers", "themes", "conf", "version.txt")) {
                Path link = home.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.resolve(part));
            }
            Files.copy(
                    realm.file(), imports.resolve(realm.name() + "-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> java(Path home, List<String> program, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Tools.java(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf")));
        words.addAll(1, SteadyJava.OPTIONS);
        words.addAll(program);
        words.addAll(arguments);
        return words;
    }
}

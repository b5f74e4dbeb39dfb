package io.fangpin.backing.embedded;

import io.fangpin.backing.BackingException;
import io.fangpin.backing.BackingException.Code;
import io.fangpin.backing.process.ChildProcess;
import io.fangpin.backing.process.ChildProcess.Command;
import io.fangpin.backing.process.ChildProcess.Signal;
import io.fangpin.backing.process.Folders;
import io.fangpin.backing.process.Ports;
import io.fangpin.backing.process.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL from the platform's binaries: durable (fsync on), loopback only, passwords by SCRAM. */
public final class EmbeddedPostgres implements Server {
    private static final String TEMPLATE_REVISION = "3";
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    // After a kill -9 the old backends need a moment to notice; until then the new server refuses to start.
    private static final long ORPHAN_WAIT_NANOS = Duration.ofSeconds(15).toNanos();

    /** The server's first role. */
    public record Superuser(String name, String password) {}

    private final Path folder;
    private final int port;
    private final Superuser superuser;
    private final boolean keepData;
    private Folders.@Nullable Hold hold;
    private @Nullable ChildProcess process;

    public EmbeddedPostgres(Path folder, int port, Superuser superuser, boolean keepData) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.superuser = superuser;
        this.keepData = keepData;
    }

    @Override
    public void start() {
        Ports.requireFree(port, "PostgreSQL", "fangpin.port.postgres");
        Path binaries = binaries();
        if (hold == null) {
            hold = Folders.hold(folder);
        }
        prepareData(binaries);
        long deadline = System.nanoTime() + ORPHAN_WAIT_NANOS;
        while (true) {
            ChildProcess started = ChildProcess.start(serverCommand(binaries));
            process = started;
            try {
                started.awaitReady("database system is ready to accept connections", this::answers, START_LIMIT);
                return;
            } catch (BackingException e) {
                boolean orphansStillThere = started.log().contains("shared memory block")
                        || started.log().contains("lock file \"postmaster.pid\" already exists");
                if (!orphansStillThere || System.nanoTime() > deadline) {
                    throw e;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(500).toNanos());
            }
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop(Signal.INT, STOP_GRACE);
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
    public String description() {
        return "PostgreSQL %s, embedded binary, data %s".formatted(Cache.version("postgres"), data());
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

    private Path data() {
        return folder.resolve("data");
    }

    private Command serverCommand(Path binaries) {
        List<String> words = List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=250",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC");
        return new Command(
                "PostgreSQL",
                OrdinaryUser.running(words),
                Map.of("LC_ALL", "C"),
                data(),
                folder.resolve("postgres.log"),
                Signal.INT);
    }

    private void prepareData(Path binaries) {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        Path template = Cache.folder(
                "postgres-%s-template-%s".formatted(Cache.version("postgres"), TEMPLATE_REVISION),
                unfinished -> initialise(binaries, unfinished));
        Path unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        Folders.copy(template.resolve("data"), unfinished);
        try {
            Files.move(unfinished, data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OrdinaryUser.handOver(data());
    }

    private void initialise(Path binaries, Path template) {
        try {
            Path password = Files.writeString(template.resolve("password"), superuser.password());
            OrdinaryUser.handOver(template);
            List<String> words = List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "-D",
                    template.resolve("data").toString(),
                    "-U",
                    superuser.name(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8");
            Path log = Files.createDirectories(Cache.root().resolve("logs")).resolve("initdb.log");
            ChildProcess.run(
                    new Command(
                            "initdb", OrdinaryUser.running(words), Map.of("LC_ALL", "C"), template, log, Signal.KILL),
                    START_LIMIT);
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path binaries() {
        String platform = platform();
        return Cache.folder("postgres-%s-%s".formatted(Cache.version("postgres"), platform), unfinished -> {
            String archive = "/postgres-%s.txz".formatted(platform);
            try (InputStream in = EmbeddedPostgres.class.getResourceAsStream(archive)) {
                if (in == null) {
                    throw new BackingException(
                            Code.PARTS_MISSING,
                            "没有适合本机的 PostgreSQL(%s),请使用 Docker / No PostgreSQL binaries for this machine (%s); use Docker"
                                    .formatted(platform, platform));
                }
                Archives.unpackTxz(in, unfinished);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return (system.startsWith("mac") ? "darwin-" : "linux-") + (arm ? "arm_64" : "x86_64");
    }

    /** True only when the server that answers on the port serves our own data folder. */
    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2&socketTimeout=5".formatted(port),
                        superuser.name(),
                        superuser.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory')")) {
            return row.next() && Path.of(row.getString(1)).toRealPath().equals(data().toRealPath());
        } catch (SQLException | IOException e) {
            return false;
        }
    }
}

package io.fangpin.backing.embedded;

import io.fangpin.backing.process.ChildProcess;
import io.fangpin.backing.process.ChildProcess.Command;
import io.fangpin.backing.process.ChildProcess.Signal;
import io.fangpin.backing.process.Folders;
import io.fangpin.backing.process.Ports;
import io.fangpin.backing.process.Server;
import io.fangpin.backing.process.SteadyJava;
import io.fangpin.backing.process.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Kafka node, broker and controller in one (KRaft), in a JVM with a class path of its own. */
public final class EmbeddedKafka implements Server {
    private static final String CLUSTER_ID = "ZmFuZ3Bpbi1sb2NhbC0wMQ";
    private static final String TEMPLATE_REVISION = "1";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final boolean keepData;
    private Folders.@Nullable Hold hold;
    private @Nullable ChildProcess process;

    public EmbeddedKafka(Path folder, int port, int controllerPort, boolean keepData) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
        this.keepData = keepData;
    }

    @Override
    public void start() {
        Ports.requireFree(port, "Kafka", "fangpin.port.kafka");
        Ports.requireFree(controllerPort, "Kafka controller", "fangpin.port.kafka-controller");
        if (hold == null) {
            hold = Folders.hold(folder);
        }
        Path settings = writeSettings(folder, data());
        Path log4j = writeLogSettings(folder);
        prepareData();
        ChildProcess started = ChildProcess.start(new Command(
                "Kafka",
                java(log4j, "kafka.Kafka", settings.toString()),
                Map.of(),
                folder,
                folder.resolve("kafka.log"),
                Signal.KILL));
        process = started;
        started.awaitReady("Kafka Server started", this::accepts, START_LIMIT);
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
    public String description() {
        return "Kafka %s, embedded, data %s".formatted(Cache.version("kafka"), data());
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

    private void prepareData() {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        Path template =
                Cache.folder("kafka-%s-template-%s".formatted(Cache.version("kafka"), TEMPLATE_REVISION), this::format);
        Path unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        Folders.delete(data());
        Folders.copy(template.resolve("data"), unfinished);
        try {
            Files.move(unfinished, data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format(Path template) {
        Path settings = writeSettings(template, template.resolve("data"));
        List<String> words = java(
                writeLogSettings(template),
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                CLUSTER_ID,
                "--config",
                settings.toString());
        ChildProcess.run(
                new Command("Kafka format", words, Map.of(), template, template.resolve("format.log"), Signal.KILL),
                START_LIMIT);
    }

    private List<String> java(Path log4j, String... mainClassAndArguments) {
        List<String> words = new ArrayList<>(List.of(
                Tools.java(),
                "-Xms64m",
                "-Xmx512m",
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + sharedArchive(),
                "-XX:+AutoCreateSharedArchive",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.awt.headless=true",
                "-Dlog4j2.configurationFile=" + log4j,
                "-cp",
                LocalRepository.kafkaClassPath()));
        words.addAll(1, SteadyJava.OPTIONS);
        words.add(1, "-XX:TieredStopAtLevel=" + System.getProperty("fangpin.compiler.level.kafka", "1"));
        words.addAll(Arrays.asList(mainClassAndArguments));
        return words;
    }

    /** Classes prepared by an earlier run: takes a second off the start. */
    private static Path sharedArchive() {
        try {
            return Files.createDirectories(Cache.root())
                    .resolve("kafka-%s-jdk-%s.jsa"
                            .formatted(Cache.version("kafka"), Runtime.version().feature()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The short broker session lets a broker that was killed register again after three seconds instead of nine.
    private Path writeSettings(Path home, Path data) {
        String settings = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                num.partitions=4
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=1000
                log.retention.hours=-1
                log.cleaner.backoff.ms=1000
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data);
        return write(home.resolve("server.properties"), settings);
    }

    private static Path writeLogSettings(Path home) {
        return write(home.resolve("log4j2.properties"), """
                appender.out.type=Console
                appender.out.name=out
                appender.out.layout.type=PatternLayout
                appender.out.layout.pattern=%d %p %m (%c)%n
                rootLogger.level=WARN
                rootLogger.appenderRef.out.ref=out
                logger.started.name=kafka.server.KafkaRaftServer
                logger.started.level=INFO
                """);
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

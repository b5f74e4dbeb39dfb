package io.fangpin.local;

import io.fangpin.backing.process.ChildProcess;
import io.fangpin.backing.process.ChildProcess.Command;
import io.fangpin.backing.process.ChildProcess.Signal;
import io.fangpin.backing.process.ClassArchive;
import io.fangpin.backing.process.HttpProbe;
import io.fangpin.backing.process.QuarkusApplication;
import io.fangpin.backing.process.SteadyJava;
import io.fangpin.backing.process.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the six services in a JVM of its own; can be stopped, cut off and started again. */
final class ServiceProcess {
    private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";
    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_GRACE = Duration.ofSeconds(12);

    private final FangpinService service;
    private final LocalOptions options;
    private final Map<String, String> environment;
    private volatile @Nullable ChildProcess process;
    private volatile @Nullable ClassArchive classes;

    ServiceProcess(FangpinService service, LocalOptions options, Map<String, String> environment) {
        this.service = service;
        this.options = options;
        this.environment = environment;
    }

    void start() {
        QuarkusApplication application = service.application(options.home());
        ClassArchive archive =
                ClassArchive.of(options.folder().resolve("classes"), service.folder(), application.classPath());
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(application.environment());
        ChildProcess started = ChildProcess.start(new Command(
                service.folder(),
                java(application.start(archive, MAIN_CLASS)),
                variables,
                options.folder(),
                log(),
                Signal.KILL));
        process = started;
        classes = archive;
        HttpProbe ready = HttpProbe.of("http://127.0.0.1:%d/q/health/ready".formatted(options.port(service)));
        started.awaitReady("Listening on", ready::answersOk, START_LIMIT);
    }

    /** Ends a service that is still starting, too: its start then fails. */
    void stop() {
        ChildProcess running = process;
        if (running != null) {
            running.stop(Signal.TERM, STOP_GRACE);
        }
    }

    void kill() {
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    boolean running() {
        ChildProcess known = process;
        return known != null && known.alive();
    }

    /** Keeps the classes it has loaded for its next start. */
    void rememberStart() {
        ChildProcess running = process;
        ClassArchive archive = classes;
        if (running != null && archive != null && running.alive()) {
            archive.record(running.pid());
        }
    }

    private List<String> java(List<String> program) {
        List<String> words = new ArrayList<>(List.of(
                Tools.java(),
                "-Xms32m",
                "-Xmx" + System.getProperty("fangpin.heap." + service.database(), "256m"),
                // Eight JVMs start at once on a small machine: the optimising compiler would take half of it.
                "-XX:TieredStopAtLevel=" + System.getProperty("fangpin.compiler.level", "1"),
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                // So that a list of processes tells the services apart.
                "-Dfangpin.service=" + service.folder()));
        // What the manifest of a Quarkus application opens; started by class path, it is not read.
        for (String opened : List.of("java.lang", "java.nio", "jdk.internal.misc")) {
            words.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        words.addAll(1, SteadyJava.OPTIONS);
        words.addAll(program);
        return words;
    }

    Path log() {
        return options.folder().resolve("logs").resolve(service.folder() + ".log");
    }
}

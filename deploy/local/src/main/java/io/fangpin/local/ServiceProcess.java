package io.fangpin.local;

import io.fangpin.backing.process.ChildProcess;
import io.fangpin.backing.process.ChildProcess.Command;
import io.fangpin.backing.process.ChildProcess.Signal;
import io.fangpin.backing.process.HttpProbe;
import io.fangpin.backing.process.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the six services in a JVM of its own; can be stopped, cut off and started again. */
final class ServiceProcess {
    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_GRACE = Duration.ofSeconds(12);

    private final FangpinService service;
    private final LocalOptions options;
    private final Map<String, String> environment;
    private volatile @Nullable ChildProcess process;

    ServiceProcess(FangpinService service, LocalOptions options, Map<String, String> environment) {
        this.service = service;
        this.options = options;
        this.environment = environment;
    }

    void start() {
        Path application = service.application(options.home());
        ChildProcess started = ChildProcess.start(new Command(
                service.folder(),
                List.of(
                        Tools.java(),
                        "-Xms32m",
                        "-Xmx" + System.getProperty("fangpin.heap." + service.database(), "256m"),
                        "-XX:+UseSerialGC",
                        // Eight JVMs start at once on a small machine: the optimising compiler would take half of it.
                        "-XX:TieredStopAtLevel=" + System.getProperty("fangpin.compiler.level", "1"),
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.timezone=Asia/Shanghai",
                        "-jar",
                        application.toString()),
                environment,
                options.folder(),
                log(),
                Signal.KILL));
        process = started;
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

    Path log() {
        return options.folder().resolve("logs").resolve(service.folder() + ".log");
    }
}

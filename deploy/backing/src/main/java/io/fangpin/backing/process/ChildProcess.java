package io.fangpin.backing.process;

import io.fangpin.backing.BackingException;
import io.fangpin.backing.BackingException.Code;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server as a child of this JVM: logged to a file, known to be ready, and never outliving its parent on Linux. */
public final class ChildProcess {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final int TAIL_LINES = 12;

    /** What to run; {@code environment} is added to this JVM's own. */
    public record Command(
            String name,
            List<String> words,
            Map<String, String> environment,
            Path directory,
            Path log,
            Signal ifOrphaned) {}

    /** How a process is asked to end. */
    public enum Signal {
        INT,
        TERM,
        QUIT,
        KILL
    }

    // The kernel ties the parent-death signal to the thread that forked, so one thread that never ends starts them all.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fangpin-child-starter");
        thread.setDaemon(true);
        return thread;
    });

    private static final boolean CAN_END_ORPHANS = Tools.succeeds("setpriv", "--pdeathsig", "KILL", "true");

    // Ctrl-C goes to every process of the terminal; the launcher alone hears it and stops its children in order.
    private static final boolean CAN_LEAVE_TERMINAL = Tools.succeeds("setsid", "--", "true");

    private final Command command;
    private final Process process;

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    public static ChildProcess start(Command command) {
        try {
            keepPreviousLog(command.log());
            return new ChildProcess(
                    command, STARTER.submit(() -> launch(command)).get());
        } catch (ExecutionException e) {
            throw new BackingException(
                    Code.DID_NOT_START,
                    "无法运行 %s / Cannot run %s".formatted(command.name(), command.name()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(command.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that ends by itself and returns what it said; fails with its last lines when it does not end well in time. */
    public static String run(Command command, Duration limit) {
        ChildProcess child = start(command);
        if (!child.awaitExit(limit) || child.process.exitValue() != 0) {
            child.kill();
            throw child.didNotStart("failed");
        }
        return child.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Returns once the log has the line and the probe agrees, while the process lives all along. */
    public void awaitReady(String logLine, BooleanSupplier probe, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean logged = logLine.isEmpty();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw didNotStart("ended with code " + process.exitValue());
            }
            logged = logged || log().contains(logLine);
            if (logged && probe.getAsBoolean() && process.isAlive()) {
                return;
            }
            pause(command.name());
        }
        kill();
        throw didNotStart("was not ready after " + limit.toSeconds() + " s");
    }

    /** Asks the process to end, and ends it by force when it has not after {@code grace}. */
    public void stop(Signal signal, Duration grace) {
        if (process.isAlive()) {
            send(signal);
            if (!awaitExit(grace)) {
                kill();
            }
        }
    }

    public void kill() {
        process.destroyForcibly();
        boolean ended = awaitExit(Duration.ofSeconds(10));
        if (!ended) {
            throw new BackingException(
                    Code.FAILED, "无法结束 %s / Cannot end %s".formatted(command.name(), command.name()));
        }
    }

    public String log() {
        try {
            return Files.exists(command.log())
                    ? new String(Files.readAllBytes(command.log()), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Command command) throws IOException {
        List<String> words = new ArrayList<>();
        if (CAN_END_ORPHANS) {
            words.addAll(List.of("setpriv", "--pdeathsig", command.ifOrphaned().name(), "--"));
        }
        if (CAN_LEAVE_TERMINAL) {
            words.addAll(List.of("setsid", "--"));
        }
        words.addAll(command.words());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(command.log().toFile());
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    private void send(Signal signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(command.name());
        }
    }

    private boolean awaitExit(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(command.name());
        }
    }

    private BackingException didNotStart(String how) {
        String[] lines = log().split("\n");
        String tail = String.join(
                "\n  ",
                Stream.of(lines).skip(Math.max(0, lines.length - TAIL_LINES)).toList());
        return new BackingException(
                Code.DID_NOT_START,
                "%s 未能启动,日志见 %s / %s %s, see %s:%n  %s"
                        .formatted(command.name(), command.log(), command.name(), how, command.log(), tail));
    }

    private static void keepPreviousLog(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause(String name) {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(name);
        }
    }

    private static BackingException interrupted(String name) {
        return new BackingException(Code.FAILED, "等待 %s 时被中断 / Interrupted while waiting for %s".formatted(name, name));
    }
}

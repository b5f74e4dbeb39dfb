package io.fangpin.backing.process;

import io.fangpin.backing.process.ChildProcess.Command;
import io.fangpin.backing.process.ChildProcess.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The classes that a JVM had loaded once it was ready, parsed and kept for its next start (class data sharing). An archive
 * fits one class path and one JDK; with any other the JVM starts without it, so it is never wrong, only useless.
 */
public final class ClassArchive {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** {@code |  |--java.lang.Thread/null}: a class and the loader that defined it. */
    private static final Pattern CLASS_LINE = Pattern.compile("[| -]*([\\w.$]+)/\\w+");

    private final Path folder;
    private final String name;
    private final List<Path> classPath;
    private final Path file;

    private ClassArchive(Path folder, String name, List<Path> classPath) {
        this.folder = folder;
        this.name = name;
        this.classPath = classPath;
        this.file = folder.resolve(String.format(Locale.ROOT, "%s-%08x.jsa", name, fingerprint(classPath)));
    }

    /** The archive {@code name} in {@code folder}; another one when a jar of the class path has changed since. */
    public static ClassArchive of(Path folder, String name, List<Path> classPath) {
        return new ClassArchive(folder.toAbsolutePath(), name, classPath);
    }

    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Options of a JVM that starts with exactly this class path. */
    public List<String> options() {
        return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Asks a ready JVM for its classes and has a second JVM, at low priority, parse them; nothing when that is done already. */
    public void record(long pid) {
        if (exists()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path names = Files.write(folder.resolve(name + ".names"), loadedClasses(pid));
            Path unfinished = folder.resolve(name + ".unfinished");
            run(
                    "dump",
                    List.of(
                            "nice",
                            "-n",
                            "19",
                            Tools.java(),
                            "-XX:+UseSerialGC",
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=" + names,
                            "-XX:SharedArchiveFile=" + unfinished));
            forgetOthers();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names as class lists have them; what the JVM made up itself (lambdas, proxies of reflection) is left out. */
    private List<String> loadedClasses(long pid) {
        return run("classes", List.of(Tools.jcmd(), Long.toString(pid), "VM.class_hierarchy"))
                .lines()
                .map(CLASS_LINE::matcher)
                .filter(line -> line.matches() && !line.group(1).contains("$$Lambda"))
                .map(line -> line.group(1).replace('.', '/'))
                .distinct()
                .toList();
    }

    private String run(String what, List<String> words) {
        return ChildProcess.run(
                new Command(
                        "%s of %s".formatted(what, name),
                        words,
                        Map.of("CLASSPATH", QuarkusApplication.joined(classPath)),
                        folder,
                        folder.resolve("%s.%s.log".formatted(name, what)),
                        Signal.KILL),
                LIMIT);
    }

    private void forgetOthers() throws IOException {
        Pattern older = Pattern.compile(Pattern.quote(name) + "-[0-9a-f]{8}\\.jsa");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other : files.toList()) {
                if (older.matcher(other.getFileName().toString()).matches()) {
                    Files.delete(other);
                }
            }
        }
    }

    private static long fingerprint(List<Path> classPath) {
        CRC32 sum = new CRC32();
        sum.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        for (Path jar : classPath) {
            sum.update(describe(jar).getBytes(StandardCharsets.UTF_8));
        }
        return sum.getValue();
    }

    private static String describe(Path jar) {
        try {
            return "%s %d %s".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

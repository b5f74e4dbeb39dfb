package io.fangpin.backing.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A packaged Quarkus application: the folder of its "fast jar". */
public record QuarkusApplication(Path folder) {
    /**
     * What follows the JVM's own options. Quarkus' class loader starts fastest by itself but cannot use an archive; the
     * JVM's own loader with an archive is faster again.
     *
     * @param mainClass the class that Quarkus would call
     * @return the words, to be run in {@link #environment()}
     */
    public List<String> start(ClassArchive archive, String mainClass) {
        if (!archive.exists()) {
            return List.of("-cp", runner().toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        }
        List<String> words = new ArrayList<>(archive.options());
        words.add(mainClass);
        return words;
    }

    public Path runner() {
        return folder.resolve("quarkus-run.jar");
    }

    /** All jars, always in the same order, as an archive demands; of two versions of a class the changed one comes first. */
    public List<Path> classPath() {
        return Stream.of("quarkus", "app", "lib/boot", "lib/main")
                .flatMap(part -> jars(folder.toAbsolutePath().resolve(part)))
                .toList();
    }

    static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** {@code CLASSPATH} of {@link #classPath()}. */
    public Map<String, String> environment() {
        return Map.of("CLASSPATH", joined(classPath()));
    }

    private static Stream<Path> jars(Path part) {
        try (Stream<Path> files = Files.list(part)) {
            // Backwards by name: "transformed-bytecode" before "generated-bytecode".
            return files
                    .filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

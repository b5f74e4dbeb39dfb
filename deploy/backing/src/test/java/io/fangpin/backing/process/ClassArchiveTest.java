package io.fangpin.backing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    private Path folder;

    private Path jar;

    /** Runs until it is ended. */
    static final class Waiting {
        public static void main(String[] words) throws InterruptedException {
            System.out.println("waiting");
            new CountDownLatch(1).await();
        }
    }

    @BeforeEach
    void packProgram() throws IOException {
        jar = pack("program.jar", "first");
    }

    @Test
    void givesTheNextStartTheClassesOfTheLast() {
        ChildProcess first = waiting(archive());
        assertThat(first.log()).contains("Waiting source: file:");

        archive().record(first.pid());
        first.kill();
        ChildProcess second = waiting(archive());
        second.kill();

        assertThat(second.log()).contains("Waiting source: shared objects file");
    }

    @Test
    void isMadeAnewForAnotherBuildAndTheOldOneForgotten() throws IOException {
        ChildProcess first = waiting(archive());
        archive().record(first.pid());
        first.kill();

        jar = pack("program.jar", "second, and longer");
        assertThat(archive().exists()).isFalse();
        ChildProcess second = waiting(archive());
        archive().record(second.pid());
        second.kill();

        assertThat(archive().exists()).isTrue();
        assertThat(folder.resolve("archives")).isDirectoryNotContaining("glob:**.unfinished");
        try (var files = Files.list(folder.resolve("archives"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
        }
    }

    private ClassArchive archive() {
        return ClassArchive.of(folder.resolve("archives"), "program", List.of(jar));
    }

    private ChildProcess waiting(ClassArchive archive) {
        List<String> words = new ArrayList<>(List.of(Tools.java(), "-Xlog:class+load=info", "-cp", jar.toString()));
        if (archive.exists()) {
            words.addAll(archive.options());
        }
        words.add(Waiting.class.getName());
        ChildProcess started = ChildProcess.start(new ChildProcess.Command(
                "program", words, Map.of(), folder, folder.resolve("program.log"), ChildProcess.Signal.KILL));
        started.awaitReady("\nwaiting", () -> true, Duration.ofMinutes(1));
        return started;
    }

    private Path pack(String name, String comment) throws IOException {
        Path packed = folder.resolve(name);
        String entry = Waiting.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(packed));
                InputStream bytes =
                        Objects.requireNonNull(Waiting.class.getClassLoader().getResourceAsStream(entry))) {
            out.setComment(comment);
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
        return packed;
    }
}

package io.fangpin.backing.embedded;

import io.fangpin.backing.BackingException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The local Maven repository: Kafka's jars and Keycloak's archive are there since this module was built. */
final class LocalRepository {
    private static final String PLACEHOLDER = "@repository@";

    private LocalRepository() {}

    /** The broker's class path, as listed when this module was built. */
    static String kafkaClassPath() {
        List<Path> jars = Stream.of(readList().split("\\|"))
                .map(entry -> entry.strip().replace(PLACEHOLDER + "/", ""))
                .map(LocalRepository::file)
                .toList();
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    static Path keycloakArchive(String version) {
        return file("org/keycloak/keycloak-quarkus-dist/%s/keycloak-quarkus-dist-%s.zip".formatted(version, version));
    }

    private static Path file(String relative) {
        Path file = root().resolve(relative);
        if (!Files.isRegularFile(file)) {
            throw new BackingException(
                    BackingException.Code.PARTS_MISSING,
                    "本地 Maven 仓库缺少 %s,请先构建 deploy/backing / %s is missing from the local Maven repository; build deploy/backing first"
                            .formatted(file, file));
        }
        return file;
    }

    static Path root() {
        String chosen = System.getProperty("maven.repo.local");
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path found = repositoryOf(XZInputStream.class);
        return found != null ? found : Path.of(System.getProperty("user.home"), ".m2", "repository");
    }

    /** {@code <root>/org/tukaani/xz/<version>/xz-<version>.jar}: five folders above the jar; null when the class path is laid out otherwise. */
    private static @Nullable Path repositoryOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            Path folder = Path.of(source.getLocation().toURI()).getParent();
            Path suffix = Path.of("org", "tukaani", "xz");
            return folder != null
                            && folder.getParent() != null
                            && folder.getParent().endsWith(suffix)
                    ? folder.getParent().resolve("../../..").normalize()
                    : null;
        } catch (URISyntaxException | java.nio.file.FileSystemNotFoundException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String readList() {
        try (InputStream in = LocalRepository.class.getResourceAsStream("/io/fangpin/backing/kafka.classpath")) {
            if (in == null) {
                throw new BackingException(
                        BackingException.Code.PARTS_MISSING,
                        "缺少 Kafka 类路径清单,请先构建 deploy/backing / kafka.classpath is missing; build deploy/backing first");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

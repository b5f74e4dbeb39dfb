package io.fangpin.backing.embedded;

import io.fangpin.backing.BackingException;
import io.fangpin.backing.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.function.Consumer;

/** Unpacked servers and prepared data folders, shared by every run of this user; {@code -Dfangpin.cache} moves it. */
final class Cache {
    private static final Properties VERSIONS = readVersions();

    private Cache() {}

    static String version(String part) {
        return VERSIONS.getProperty(part);
    }

    /** The folder of this name, made by {@code fill} the first time; other processes wait for it. */
    static Path folder(String name, Consumer<Path> fill) {
        Path folder = root().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try (Folders.Hold hold = Folders.holdWhenFree(root())) {
            if (!Files.isDirectory(folder)) {
                Path unfinished = folder.resolveSibling(name + ".unfinished");
                Folders.delete(unfinished);
                Files.createDirectories(unfinished);
                fill.accept(unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        String chosen = System.getProperty("fangpin.cache");
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        if (OrdinaryUser.changesAccount()) {
            return Path.of("/var/tmp/fangpin-cache");
        }
        return Path.of(System.getProperty("user.home"), ".cache", "fangpin");
    }

    private static Properties readVersions() {
        try (InputStream in = Cache.class.getResourceAsStream("/io/fangpin/backing/versions.properties")) {
            if (in == null) {
                throw new BackingException(
                        BackingException.Code.PARTS_MISSING, "缺少版本清单 / versions.properties is missing");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

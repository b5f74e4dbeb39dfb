package io.fangpin.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Keys and database passwords of this installation: drawn once, kept in a file that only its owner reads. */
final class Secrets {
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path folder) {
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        try {
            Files.createDirectories(folder);
            if (Files.exists(secrets.file)) {
                try (var reader = Files.newBufferedReader(secrets.file)) {
                    secrets.values.load(reader);
                }
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A base64 key of 32 bytes, the same at every start. */
    synchronized String key(String name) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        String drawn = Base64.getEncoder().encodeToString(bytes);
        values.setProperty(name, drawn);
        save();
        return drawn;
    }

    private void save() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                values.store(
                        writer,
                        "Fangpin: keys of this installation. Without them its encrypted fields cannot be read.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.fangpin.matching;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Files as departments sent them, in {@code <state-dir>/uploads}, readable by this service's user only. A file goes when
 * its rows are in the archive; that of a refused batch stays.
 */
@ApplicationScoped
public class Uploads {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;

    @Inject
    Uploads(@ConfigProperty(name = "fangpin.state-dir") Path stateDir) {
        this.folder = stateDir.resolve("uploads");
    }

    /** A file that has wholly arrived but belongs to no batch yet. */
    public record Arrived(Path file, String sha256, long bytes) {}

    /** Writes the stream to disk, a buffer at a time. */
    public Arrived arrive(InputStream body) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createFile(
                    folder.resolve(UUID.randomUUID() + ".part"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long bytes;
            try (InputStream in = new DigestInputStream(body, sha256);
                    OutputStream out = Files.newOutputStream(part)) {
                bytes = copy(in, out);
            } catch (ProblemException e) {
                Files.deleteIfExists(part);
                throw e;
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw Problem.of(400, "upload-broken", "上传中断 / The upload broke off")
                        .asException();
            }
            return new Arrived(part, HexFormat.of().formatHex(sha256.digest()), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets a file that is not taken. */
    public void drop(Arrived arrived) {
        delete(arrived.file());
    }

    public void assign(Arrived arrived, String batchId) {
        move(arrived.file(), batchId);
    }

    public void reassign(String batchId, String otherBatchId) {
        move(of(batchId), otherBatchId);
    }

    private void move(Path file, String batchId) {
        try {
            Files.move(file, of(batchId), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path of(String batchId) {
        return folder.resolve(batchId);
    }

    public boolean has(String batchId) {
        return Files.exists(of(batchId));
    }

    public void forget(String batchId) {
        delete(of(batchId));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what uploads that broke off with the last run left behind; call before any new one begins. */
    public void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            bytes += read;
        }
        return bytes;
    }
}

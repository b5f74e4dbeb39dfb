package io.fangpin.matching;

import io.fangpin.kit.problem.Problem;
import io.fangpin.matching.Uploads.Arrived;
import io.fangpin.schemas.EventJson;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Files that arrive piece by piece and go on after a break (the tus protocol, version 1.0.0), in
 * {@code <state-dir>/uploads/resumable}. What is never finished goes after some days.
 */
@ApplicationScoped
public class ResumableUploads {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String ABOUT = ".json";

    private final Path folder;
    private final Uploads uploads;
    private final Clock clock;

    @Inject
    ResumableUploads(Uploads uploads, Clock clock, @ConfigProperty(name = "fangpin.state-dir") Path stateDir) {
        this.uploads = uploads;
        this.clock = clock;
        this.folder = stateDir.resolve("uploads").resolve("resumable");
    }

    /** How far an upload has come, in bytes. */
    public record Progress(String uploadId, long offset, long length) {}

    private record About(String userId, long length) {}

    public Progress create(String userId, long length) {
        String uploadId = UUID.randomUUID().toString();
        try {
            Files.createDirectories(folder);
            Files.createFile(
                    file(uploadId), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(about(uploadId), EventJson.write(new About(userId, length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Progress(uploadId, 0, length);
    }

    /** A problem when there is no such upload, or it is somebody else's. */
    public Progress find(String uploadId, String userId) {
        try {
            if (!isId(uploadId) || !Files.exists(about(uploadId))) {
                throw notFound();
            }
            About about = EventJson.read(Files.readAllBytes(about(uploadId)), About.class);
            if (!about.userId.equals(userId)) {
                throw notFound();
            }
            return new Progress(uploadId, Files.size(file(uploadId)), about.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a piece; what came before a break stays. A problem when the piece does not follow what is here. */
    public synchronized Progress append(String uploadId, String userId, long offset, InputStream piece) {
        Progress before = find(uploadId, userId);
        if (before.offset != offset) {
            throw Problem.conflict(
                            "upload-offset",
                            "续传位置不符，应为 %d / The piece must begin at %d".formatted(before.offset, before.offset))
                    .asException();
        }
        try (OutputStream out = Files.newOutputStream(file(uploadId), StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[1 << 16];
            long at = offset;
            for (int read = piece.read(buffer); read >= 0; read = piece.read(buffer)) {
                at += read;
                if (at > before.length) {
                    throw Problem.of(413, "upload-too-long", "超过声明的长度 / More than the announced length")
                            .asException();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException brokeOff) {
            throw Problem.of(400, "upload-broken", "上传中断，可从断点续传 / The upload broke off and can go on")
                    .asException();
        }
        return find(uploadId, userId);
    }

    /** The whole file, no longer an upload. */
    public Arrived finish(String uploadId, String userId) {
        Progress progress = find(uploadId, userId);
        if (progress.offset != progress.length) {
            throw Problem.conflict(
                            "upload-incomplete",
                            "文件尚未传完（%d / %d 字节）/ The file is not whole yet".formatted(progress.offset, progress.length))
                    .asException();
        }
        try (InputStream whole = Files.newInputStream(file(uploadId))) {
            Arrived arrived = uploads.arrive(whole);
            forget(uploadId);
            return arrived;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Scheduled(every = "12h", delayed = "20m")
    void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                if (Files.getLastModifiedTime(one)
                        .toInstant()
                        .isBefore(clock.instant().minus(KEPT))) {
                    Files.deleteIfExists(one);
                }
            }
        }
    }

    private void forget(String uploadId) throws IOException {
        Files.deleteIfExists(about(uploadId));
        Files.deleteIfExists(file(uploadId));
    }

    private Path file(String uploadId) {
        return folder.resolve(uploadId);
    }

    private Path about(String uploadId) {
        return folder.resolve(uploadId + ABOUT);
    }

    private static boolean isId(String uploadId) {
        return uploadId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static RuntimeException notFound() {
        return Problem.notFound("没有这个上传 / No such upload").asException();
    }
}

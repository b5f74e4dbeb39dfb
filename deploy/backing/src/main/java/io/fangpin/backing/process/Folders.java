package io.fangpin.backing.process;

import io.fangpin.backing.BackingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Folders on disk: copied, deleted, and held by one owner at a time. */
public final class Folders {
    private static final long LOCK_WAIT_NANOS = TimeUnit.MINUTES.toNanos(5);

    private Folders() {}

    /** Copies a folder with its permissions; links stay links. */
    public static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file)),
                            StandardCopyOption.COPY_ATTRIBUTES,
                            LinkOption.NOFOLLOW_LINKS);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with everything in it, never through a link; a folder that is not there is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a temporary folder, and its parent once that is empty too. */
    public static void deleteWithEmptyParent(Path folder) {
        delete(folder);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            if (siblings.findAny().isEmpty()) {
                Files.delete(parent);
            }
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // A sibling's release came first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hold on a folder, given back by closing or by the end of this process. */
    public record Hold(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Holds a data folder for this process alone, or refuses when another one has it. */
    public static Hold hold(Path folder) {
        FileChannel channel = openLock(folder);
        if (!tryLock(channel)) {
            new Hold(channel).close();
            throw new BackingException(
                    BackingException.Code.DATA_IN_USE,
                    "数据目录 %s 正被另一个进程使用 / The data folder %s is in use by another process".formatted(folder, folder));
        }
        return new Hold(channel);
    }

    /** Waits for its turn to change a shared folder, such as the cache. */
    public static Hold holdWhenFree(Path folder) {
        FileChannel channel = openLock(folder);
        long deadline = System.nanoTime() + LOCK_WAIT_NANOS;
        while (!tryLock(channel)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new BackingException(
                        BackingException.Code.DATA_IN_USE,
                        "缓存目录 %s 一直被占用 / The cache folder %s stays in use".formatted(folder, folder));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return new Hold(channel);
    }

    private static FileChannel openLock(Path folder) {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean tryLock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

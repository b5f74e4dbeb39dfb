package io.fangpin.local.bench.targeting;

import io.fangpin.backing.process.Folders;
import io.fangpin.local.FangpinService;
import io.fangpin.local.LocalPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Makes the services forget everything, as before their first start; the login service, slow to start, stays. */
final class EmptyPlatform {

    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Executor THREADS = task -> new Thread(task, "empty-platform").start();

    private EmptyPlatform() {}

    static void forget(LocalPlatform platform) {
        each(platform::stop);
        forgetTopics(platform.kafka().bootstrapServers());
        for (FangpinService service : FangpinService.values()) {
            forgetDatabase(platform, service.database());
            Folders.delete(platform.options().folder().resolve("state").resolve(service.folder()));
        }
        each(platform::start);
    }

    private static void each(Consumer<FangpinService> step) {
        CompletableFuture.allOf(Arrays.stream(FangpinService.values())
                        .map(service -> CompletableFuture.runAsync(() -> step.accept(service), THREADS))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static void forgetTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            // With a topic go the places up to which groups have read it.
            Set<String> topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
            while (!admin.listTopics().names().get().isEmpty()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The role and its password stay. */
    private static void forgetDatabase(LocalPlatform platform, String name) {
        platform.postgres().dropDatabase(name);
        try (Connection connection = platform.postgres().connect(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"%s\" OWNER \"%s\"".formatted(name, name));
            statement.execute("REVOKE ALL ON DATABASE \"%s\" FROM PUBLIC".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

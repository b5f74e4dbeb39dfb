package io.fangpin.registry.sheet;

import io.fangpin.kit.platform.LogContext;
import io.fangpin.kit.platform.Transience;
import io.fangpin.kit.trace.Tracing;
import io.fangpin.registry.store.Registrations;
import io.fangpin.registry.store.Registrations.Refusal;
import io.fangpin.registry.store.Registrations.Registration;
import io.fangpin.registry.store.Registrations.State;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Works on one sheet at a time, in the order received; goes on after a restart with what was unfinished. */
@ApplicationScoped
class RegistrationWorker {

    private static final long PAUSE_SECONDS = 5;
    private static final int TRIES_AT_A_BATCH = 5;

    private final Registrations registrations;
    private final ReadSheet readSheet;
    private final ApplySheet applySheet;
    private final Tracing tracing;
    private final Clock clock;
    private final Path uploads;
    private final Duration keepRows;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("registration-worker").daemon().factory());

    @Inject
    RegistrationWorker(
            Registrations registrations,
            ReadSheet readSheet,
            ApplySheet applySheet,
            Tracing tracing,
            Clock clock,
            @ConfigProperty(name = "fangpin.registry.uploads") Path uploads,
            @ConfigProperty(name = "fangpin.registry.keep-rows") Duration keepRows) {
        this.registrations = registrations;
        this.readSheet = readSheet;
        this.applySheet = applySheet;
        this.tracing = tracing;
        this.clock = clock;
        this.uploads = uploads;
        this.keepRows = keepRows;
    }

    void start(@Observes StartupEvent started) {
        thread.execute(() -> registrations.unfinished().await().indefinitely().forEach(this::submit));
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    /** Where the upload of a registration lies until it is read. */
    Path upload(String registrationId) {
        return uploads.resolve(registrationId);
    }

    void submit(String registrationId) {
        thread.execute(() -> work(registrationId));
    }

    private void work(String registrationId) {
        try (var about = LogContext.of("registrationId", registrationId)) {
            workOrPutOff(registrationId);
        }
    }

    private void workOrPutOff(String registrationId) {
        try {
            Registration registration = find(registrationId);
            try (var step = tracing.step(registration.traceparent(), "register sheet")) {
                work(registration);
                logEnd(find(registrationId));
            }
        } catch (RuntimeException e) {
            putOff(registrationId, e);
        }
    }

    private Registration find(String registrationId) {
        return registrations.find(registrationId).await().indefinitely().orElseThrow();
    }

    private void work(Registration registration) {
        boolean unread = registration.state() == State.RECEIVED
                || (registration.state() == State.READING && !registration.staged());
        if (unread) {
            read(registration);
        }
        int failures = 0;
        for (boolean more = true; more; ) {
            try {
                more = applySheet.nextBatch(registration.registrationId());
                failures = 0;
            } catch (RuntimeException e) {
                // Someone registered the same household or person meanwhile: decide again on what is there now.
                if (!sameTimeAsAnother(e) || ++failures == TRIES_AT_A_BATCH) {
                    throw e;
                }
            }
        }
    }

    /** Counts only: the file's name and its rows are the sender's. */
    private static void logEnd(Registration ended) {
        Log.infof(
                "Registration %s: %d rows of %d households, %d created, %d changed, %d unchanged, %d quarantined",
                ended.refusal() == null
                        ? ended.state()
                        : ended.state() + " " + ended.refusal().code(),
                ended.rows(),
                ended.households(),
                ended.created(),
                ended.changed(),
                ended.unchanged(),
                ended.quarantined());
    }

    private static boolean sameTimeAsAnother(RuntimeException e) {
        Throwable cause = e.getCause() instanceof PgException ? e.getCause() : e;
        return cause instanceof io.fangpin.kit.problem.ProblemException
                || (cause instanceof PgException pg && "23505".equals(pg.getSqlState()));
    }

    private void read(Registration registration) {
        Path file = upload(registration.registrationId());
        try {
            if (Files.exists(file)) {
                readSheet.read(registration, file);
                Files.deleteIfExists(file);
            } else {
                Refusal lost = new Refusal(Refusal.UPLOAD_LOST, "上传的文件已不在，请重新上传", "The upload is gone, send it again");
                registrations
                        .refuse(registration.registrationId(), lost, clock.instant())
                        .await()
                        .indefinitely();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits when something is away for a while; a fault that stays ends the registration, visibly. */
    private void putOff(String registrationId, RuntimeException e) {
        if (thread.isShutdown()) {
            return;
        }
        if (Transience.passes(e)) {
            Log.warnf("Registration %s waits: %s", registrationId, e.getClass().getSimpleName());
            var retry = thread.schedule(() -> work(registrationId), PAUSE_SECONDS, TimeUnit.SECONDS);
            Log.debugf("Next try in %d s", retry.getDelay(TimeUnit.SECONDS));
            return;
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        StackTraceElement[] at = cause.getStackTrace();
        Log.errorf(
                "Registration %s failed: %s at %s",
                registrationId, cause.getClass().getName(), at.length == 0 ? "?" : at[0]);
        Refusal fault = new Refusal(Refusal.FAULT, "系统内部错误，请联系管理员", "Internal fault, tell the administrator");
        registrations
                .refuse(registrationId, fault, clock.instant())
                .onFailure()
                .invoke(f -> Log.errorf(
                        "Registration %s cannot be marked: %s",
                        registrationId, f.getClass().getName()))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    @Scheduled(every = "12h", delayed = "15m")
    Uni<Void> forgetOldDryRuns() {
        return registrations.forgetRowsOlderThan(keepRows);
    }
}

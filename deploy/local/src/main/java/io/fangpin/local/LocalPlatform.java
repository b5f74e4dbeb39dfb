package io.fangpin.local;

import io.fangpin.backing.BackingService;
import io.fangpin.backing.Kafka;
import io.fangpin.backing.Keycloak;
import io.fangpin.backing.Postgres;
import io.fangpin.backing.process.Folders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running platform; also a library for tests that need all of it, outages included. */
public final class LocalPlatform implements AutoCloseable {
    private final LocalOptions options;
    private final Progress progress;
    private final Map<FangpinService, ServiceProcess> services = new EnumMap<>(FangpinService.class);
    private final ExecutorService starters = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fangpin-local-start");
        thread.setDaemon(true);
        return thread;
    });
    private final List<CompletableFuture<Void>> backingStarts = new CopyOnWriteArrayList<>();
    private volatile @Nullable Postgres postgres;
    private volatile @Nullable Kafka kafka;
    private volatile @Nullable Keycloak keycloak;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread endWithJvm = new Thread(this::close, "fangpin-local-end");

    private LocalPlatform(LocalOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Starts everything and returns when all six services are ready; what had started is stopped when one fails. */
    public static LocalPlatform start(LocalOptions options, Progress progress) {
        MachineChecks.require(options);
        LocalPlatform platform = new LocalPlatform(options, progress);
        Runtime.getRuntime().addShutdownHook(platform.endWithJvm);
        try {
            platform.startAll();
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    public static LocalPlatform start(LocalOptions options) {
        return start(options, new Progress(System.out));
    }

    public String url(FangpinService service) {
        return "http://127.0.0.1:" + options.port(service);
    }

    public LocalOptions options() {
        return options;
    }

    public Postgres postgres() {
        return Objects.requireNonNull(postgres);
    }

    public Kafka kafka() {
        return Objects.requireNonNull(kafka);
    }

    public Keycloak keycloak() {
        return Objects.requireNonNull(keycloak);
    }

    public void stopKafka() {
        kafka().stop();
    }

    public void startKafka() {
        kafka().start();
    }

    public void stopPostgres() {
        postgres().stop();
    }

    public void startPostgres() {
        postgres().start();
    }

    public void stop(FangpinService service) {
        process(service).stop();
    }

    public void kill(FangpinService service) {
        process(service).kill();
    }

    public void start(FangpinService service) {
        process(service).start();
    }

    public boolean running(FangpinService service) {
        return process(service).running();
    }

    public Path log(FangpinService service) {
        return process(service).log();
    }

    /** Makes the next start faster; takes a minute or two of one core, at low priority, the first time after a build. */
    void rememberStart() {
        keycloak().rememberStart();
        for (ServiceProcess service : services.values()) {
            if (!stopping()) {
                service.rememberStart();
            }
        }
    }

    boolean stopping() {
        return stopping.get();
    }

    /** Stops in order: services, then Keycloak and Kafka, then PostgreSQL. A second call does nothing. */
    @Override
    public void close() {
        if (stopping.getAndSet(true)) {
            return;
        }
        progress.say("正在停止", "stopping");
        allOf(services.values().stream().map(service -> run(service::stop)));
        if (Thread.currentThread() != endWithJvm) {
            // A server that is still starting is unknown until it is ready; at the end of the JVM the kernel ends it.
            backingStarts.forEach(
                    start -> start.handle((done, failure) -> failure).join());
        }
        allOf(Stream.of(keycloak, kafka).filter(Objects::nonNull).map(service -> run(service::close)));
        if (postgres != null) {
            postgres.close();
        }
        forgetShutdownHook();
        starters.shutdownNow();
        if (!options.backing().keepData()) {
            Folders.delete(options.folder());
        }
        progress.say("已全部停止", "everything is stopped");
    }

    private void startAll() {
        CompletableFuture<Void> startedKafka = run(() -> kafka = started(Kafka.start(options.backing())));
        CompletableFuture<Void> startedPostgres = run(() -> postgres = started(Postgres.start(options.backing())));
        CompletableFuture<Void> startedKeycloak = startedPostgres.thenRunAsync(
                () -> keycloak = started(Keycloak.start(options.backing(), postgres(), options.realm())), starters);
        backingStarts.addAll(List.of(startedKafka, startedPostgres, startedKeycloak));
        allOf(Stream.of(startedKafka, startedPostgres));
        Secrets secrets = Secrets.in(options.folder());
        for (FangpinService service : FangpinService.values()) {
            postgres()
                    .createDatabase(
                            service.database(), service.database(), ServiceSettings.databasePassword(service, secrets));
            services.put(
                    service,
                    new ServiceProcess(
                            service, options, ServiceSettings.of(service, options, secrets, postgres(), kafka())));
        }
        List<CompletableFuture<Void>> startedServices = Arrays.stream(FangpinService.values())
                .map(service -> run(() -> startFirst(service)))
                .toList();
        allOf(Stream.concat(Stream.of(startedKeycloak), startedServices.stream()));
    }

    private void forgetShutdownHook() {
        if (Thread.currentThread() != endWithJvm) {
            try {
                Runtime.getRuntime().removeShutdownHook(endWithJvm);
            } catch (IllegalStateException e) {
                // The JVM is ending already; the hook finds nothing left to do.
            }
        }
    }

    private void startFirst(FangpinService service) {
        process(service).start();
        progress.say(
                service.chineseName() + " 已就绪",
                "%s is ready on port %d".formatted(service.folder(), options.port(service)));
    }

    private <T extends BackingService> T started(T service) {
        progress.say("支撑服务已就绪", service.describe());
        return service;
    }

    private ServiceProcess process(FangpinService service) {
        return Objects.requireNonNull(services.get(service));
    }

    private CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, starters);
    }

    /** Waits for all, and fails as soon as one fails. */
    private static void allOf(Stream<CompletableFuture<Void>> tasks) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        CompletableFuture<?>[] all = tasks.map(task -> task.whenComplete((done, failure) -> {
                    if (failure != null) {
                        firstFailure.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(all), firstFailure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}

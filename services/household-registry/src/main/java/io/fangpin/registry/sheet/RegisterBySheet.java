package io.fangpin.registry.sheet;

import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.LogContext;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.registry.domain.Ids;
import io.fangpin.registry.store.Registrations;
import io.fangpin.registry.store.Registrations.Registration;
import io.fangpin.registry.store.Registrations.State;
import io.fangpin.registry.store.StagedRows;
import io.fangpin.registry.store.StagedRows.RowError;
import io.fangpin.tabular.ErrorFile;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Takes registration sheets, tells how far they are, and gives back the rows that could not be registered. */
@ApplicationScoped
public class RegisterBySheet {

    private static final int ERRORS_AT_ONCE = 1_000;

    private final Pool pool;
    private final Registrations registrations;
    private final StagedRows staged;
    private final RegistrationWorker worker;
    private final FieldCipher cipher;
    private final AccessLog accessLog;
    private final Clock clock;

    @Inject
    RegisterBySheet(
            Pool pool,
            Registrations registrations,
            StagedRows staged,
            RegistrationWorker worker,
            FieldCipher cipher,
            AccessLog accessLog,
            Clock clock) {
        this.pool = pool;
        this.registrations = registrations;
        this.staged = staged;
        this.worker = worker;
        this.cipher = cipher;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** One reason why a row stays out; long numbers in {@code raw} are masked. */
    public record ErrorLine(
            int rowNo, String field, String header, String code, String reasonZh, String reasonEn, String raw) {}

    /** Keeps the file and starts; the same file from the same division is the same registration. Blocking. */
    public Registration receive(Actor actor, String fileName, boolean dryRun, InputStream body) throws IOException {
        String division = actor.division();
        if (division == null) {
            throw Problem.forbidden("账号没有所属区划 / The account has no division").asException();
        }
        Path folder =
                Files.createDirectories(worker.upload("x").toAbsolutePath().getParent());
        Path incoming = Files.createTempFile(folder, "incoming", ".part");
        try {
            String hash = copy(body, incoming);
            String id = Ids.of("registration:" + division + ":" + hash);
            Registration known = registrations.find(id).await().indefinitely().orElse(null);
            if (known == null || triedInVain(known)) {
                Files.move(incoming, worker.upload(id), StandardCopyOption.REPLACE_EXISTING);
                registrations
                        .receive(id, fileName, hash, division, actor.userId(), dryRun, clock.instant())
                        .await()
                        .indefinitely();
                logReceived(id, division, dryRun);
                worker.submit(id);
            } else if (known.state() == State.DRY_RUN_DONE && !dryRun) {
                return apply(actor, id).await().indefinitely();
            }
            return registrations.find(id).await().indefinitely().orElseThrow();
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private static void logReceived(String registrationId, String division, boolean dryRun) {
        try (var about = LogContext.of("registrationId", registrationId)) {
            Log.infof("Registration received from %s%s", division, dryRun ? ", a dry run" : "");
        }
    }

    private static boolean triedInVain(Registration known) {
        return known.state() == State.REFUSED
                && known.refusal() != null
                && known.refusal().passing();
    }

    /** Applies a finished dry run in earnest. */
    public Uni<Registration> apply(Actor actor, String id) {
        return get(actor, id)
                .chain(registration -> pool.withTransaction(tx -> registrations
                        .apply(tx, id)
                        .call(began -> began
                                ? staged.forgetApplyErrors(tx, id)
                                : Uni.createFrom().voidItem())))
                .invoke(began -> {
                    if (!began) {
                        throw Problem.conflict(
                                        "not-a-dry-run", "只有试运行完成的登记可以执行 / Only a finished dry run can be applied")
                                .asException();
                    }
                    worker.submit(id);
                })
                .chain(() -> get(actor, id));
    }

    public Uni<Registration> get(Actor actor, String id) {
        return registrations
                .find(id)
                .map(found -> found.filter(r -> actor.scope().covers(r.divisionCode()))
                        .orElseThrow(() -> Problem.notFound("未找到该登记批次 / Registration not found")
                                .asException()));
    }

    public Uni<Page<Registration>> list(Actor actor, PageRequest page) {
        return registrations.list(actor.scope(), page);
    }

    public Uni<Page<ErrorLine>> errors(Actor actor, String id, PageRequest page) {
        return get(actor, id).chain(registration -> staged.errors(id, page)).map(found -> found.map(this::line));
    }

    /** The bad rows as they were sent, to be corrected and sent again; recorded, since they are plain. Blocking. */
    public void writeErrorFile(Actor actor, String id, OutputStream out) throws IOException {
        Registration registration = get(actor, id).await().indefinitely();
        accessLog
                .record(
                        actor,
                        new Subject("registration", id, registration.divisionCode()),
                        List.of("idNo", "phone", "bankCard", "health"),
                        "下载错误行 / download of rows in error")
                .await()
                .indefinitely();
        try (ErrorFile file = new ErrorFile(out, registration.columns())) {
            int rowNo = 0;
            int ordinal = -1;
            List<RowError> some = staged.errorsAfter(id, rowNo, ordinal, ERRORS_AT_ONCE)
                    .await()
                    .indefinitely();
            while (!some.isEmpty()) {
                List<RowError> whole = wholeRows(id, some);
                whole.stream()
                        .collect(Collectors.groupingBy(RowError::rowNo, java.util.TreeMap::new, Collectors.toList()))
                        .forEach((row, errors) ->
                                file.write(row, cipher.open(errors.getFirst().rawSealed()), reasons(errors)));
                rowNo = whole.getLast().rowNo();
                ordinal = Integer.MAX_VALUE;
                some = staged.errorsAfter(id, rowNo, ordinal, ERRORS_AT_ONCE)
                        .await()
                        .indefinitely();
            }
        }
    }

    /** A row's errors must not be parted by the page's end. */
    private List<RowError> wholeRows(String id, List<RowError> some) {
        RowError last = some.getLast();
        List<RowError> more = staged.errorsAfter(id, last.rowNo(), last.ordinal(), ERRORS_AT_ONCE)
                .await()
                .indefinitely();
        List<RowError> whole = new java.util.ArrayList<>(some);
        more.stream().filter(e -> e.rowNo() == last.rowNo()).forEach(whole::add);
        return whole;
    }

    private static String reasons(List<RowError> errors) {
        return errors.stream()
                .map(e -> e.header().isEmpty() ? e.reasonZh() : e.header() + "：" + e.reasonZh())
                .collect(Collectors.joining("；"));
    }

    private ErrorLine line(RowError e) {
        String raw = cipher.open(e.rawSealed()).replaceAll("(\\d{3})\\d{4,13}(\\d{3}[\\dXx])", "$1****$2");
        return new ErrorLine(e.rowNo(), e.field(), e.header(), e.code(), e.reasonZh(), e.reasonEn(), raw);
    }

    private static String copy(InputStream body, Path to) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), sha256)) {
                body.transferTo(out);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

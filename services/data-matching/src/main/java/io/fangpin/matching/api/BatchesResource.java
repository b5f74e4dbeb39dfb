package io.fangpin.matching.api;

import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.domain.BatchState;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.matching.store.BatchRow;
import io.fangpin.matching.store.Batches;
import io.fangpin.matching.store.QuarantinedRow;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.RecordFilter;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.tabular.ErrorFile;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Batches: how far each has come, what was set aside, what became of each row. */
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.FEED_PUSHER,
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class BatchesResource {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int ROWS_AT_ONCE = 1000;
    private static final int FROM_THE_TOP = -1;

    private final Batches batches;
    private final RecordArchive archive;
    private final DatasetContracts contracts;
    private final FieldCipher cipher;
    private final AccessLog accessLog;
    private final Sight sight;

    @Inject
    BatchesResource(
            Batches batches,
            RecordArchive archive,
            DatasetContracts contracts,
            FieldCipher cipher,
            AccessLog accessLog,
            Sight sight) {
        this.batches = batches;
        this.archive = archive;
        this.contracts = contracts;
        this.cipher = cipher;
        this.accessLog = accessLog;
        this.sight = sight;
    }

    @GET
    public Uni<Page<BatchView>> list(
            @QueryParam("dataset") Optional<String> dataset,
            @QueryParam("period") Optional<String> period,
            @QueryParam("state") Optional<BatchState> state,
            @BeanParam PageRequest page) {
        Batches.Filter filter = new Batches.Filter(
                dataset.orElse(null),
                period.orElse(null),
                state.map(Enum::name).orElse(null),
                sight.onlyDepartment(),
                sight.divisionPrefix() + "%");
        return batches.list(filter, page).map(found -> found.map(BatchView::of));
    }

    @GET
    @Path("/{batchId}")
    public Uni<BatchView> batch(@PathParam("batchId") String batchId) {
        return visible(batchId).map(BatchView::of);
    }

    /** The batch as it goes on, until it ends. */
    @GET
    @Path("/{batchId}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<BatchView> events(@PathParam("batchId") String batchId) {
        return visible(batchId)
                .onItem()
                .transformToMulti(seen -> Multi.createBy()
                        .repeating()
                        .uni(() -> batches.find(batchId).map(found -> BatchView.of(found.orElse(seen))))
                        .withDelay(LOOK_EVERY)
                        .whilst(view -> !view.state().ended())
                        .skip()
                        .repetitions());
    }

    @GET
    @Path("/{batchId}/quarantine")
    public Uni<Page<QuarantineView>> quarantine(@PathParam("batchId") String batchId, @BeanParam PageRequest page) {
        return visible(batchId).chain(batch -> {
            boolean raw = sight.seesRawRows(batch);
            return (raw ? recordLook(batch) : Uni.createFrom().voidItem())
                    .chain(() -> archive.quarantine(batchId, page))
                    .map(found -> found.map(row -> QuarantineView.of(row, raw ? cipher.open(row.rawSealed()) : null)));
        });
    }

    /** The rows set aside, in the shape of the upload: correct and send again. */
    @GET
    @Path("/{batchId}/quarantine.csv")
    @Produces("text/csv;charset=UTF-8")
    @Blocking
    public Response quarantineFile(@PathParam("batchId") String batchId) {
        BatchRow batch = visible(batchId).await().indefinitely();
        if (!sight.seesRawRows(batch)) {
            throw Sight.notFound();
        }
        recordLook(batch).await().indefinitely();
        StreamingOutput rows = out -> {
            try (ErrorFile file = new ErrorFile(out, batch.columns())) {
                int last = FROM_THE_TOP;
                for (List<QuarantinedRow> some = after(batchId, last); !some.isEmpty(); some = after(batchId, last)) {
                    for (QuarantinedRow row : some) {
                        file.write(row.rowNo(), cipher.open(row.rawSealed()), ErrorFile.reasons(row.errors()));
                        last = row.rowNo();
                    }
                }
            }
        };
        return Response.ok(rows)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quarantine-" + batchId + ".csv\"")
                .build();
    }

    @GET
    @Path("/{batchId}/records")
    public Uni<Page<RecordView>> records(
            @PathParam("batchId") String batchId,
            @QueryParam("outcome") Optional<Outcome> outcome,
            @QueryParam("reason") Optional<String> reason,
            @BeanParam PageRequest page) {
        String prefix = sight.divisionPrefix();
        return visible(batchId)
                .chain(batch -> archive.list(
                        new RecordFilter(
                                batchId,
                                java.util.Set.of(batch.dataset()),
                                outcome.orElse(null),
                                reason.orElse(null),
                                prefix),
                        page))
                .map(found -> found.map(kept -> RecordView.of(
                        kept, contracts.find(kept.record().dataset()).orElseThrow(), cipher)));
    }

    private List<QuarantinedRow> after(String batchId, int rowNo) {
        return archive.quarantineAfter(batchId, rowNo, ROWS_AT_ONCE).await().indefinitely();
    }

    private Uni<Void> recordLook(BatchRow batch) {
        return accessLog.record(
                sight.actor(),
                new Subject("batch", batch.batchId(), batch.divisionCode()),
                List.of("quarantinedRows"),
                "更正被隔离的数据行 / Correcting quarantined rows");
    }

    private Uni<BatchRow> visible(String batchId) {
        return batches.find(batchId).map(found -> {
            BatchRow batch = found.orElseThrow(Sight::notFound);
            sight.require(batch);
            return batch;
        });
    }
}

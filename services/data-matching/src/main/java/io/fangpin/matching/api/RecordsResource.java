package io.fangpin.matching.api;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.domain.UnmatchedReason;
import io.fangpin.matching.store.ArchivedRecord;
import io.fangpin.matching.store.ArchivedRecord.Outcome;
import io.fangpin.matching.store.RecordArchive;
import io.fangpin.matching.store.RecordFilter;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Single rows of departments' batches, whatever batch they came with. */
@Path("/")
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
public class RecordsResource {
    private final RecordArchive archive;
    private final DatasetContracts contracts;
    private final FieldCipher cipher;
    private final Sight sight;

    @Inject
    RecordsResource(RecordArchive archive, DatasetContracts contracts, FieldCipher cipher, Sight sight) {
        this.archive = archive;
        this.contracts = contracts;
        this.cipher = cipher;
        this.sight = sight;
    }

    @GET
    @Path("/records/{recordId}")
    public Uni<RecordView> record(@PathParam("recordId") String recordId) {
        Predicate<ArchivedRecord> seen = sight.ofRecords();
        return archive.find(recordId).map(found -> view(found.filter(seen).orElseThrow(Sight::notFound)));
    }

    /** Kept records that are nobody's yet. */
    @GET
    @Path("/unmatched")
    public Uni<Page<RecordView>> unmatched(
            @QueryParam("dataset") Optional<String> dataset,
            @QueryParam("reason") Optional<UnmatchedReason> reason,
            @BeanParam PageRequest page) {
        Set<String> visible = sight.datasets();
        Set<String> asked = dataset.map(one -> visible.contains(one) ? Set.of(one) : Set.<String>of())
                .orElse(visible);
        RecordFilter filter = new RecordFilter(
                null, asked, Outcome.UNMATCHED, reason.map(Enum::name).orElse(null), sight.divisionPrefix());
        return archive.list(filter, page).map(found -> found.map(this::view));
    }

    private RecordView view(ArchivedRecord kept) {
        return RecordView.of(kept, contracts.find(kept.record().dataset()).orElseThrow(), cipher);
    }
}

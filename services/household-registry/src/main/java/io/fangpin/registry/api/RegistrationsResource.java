package io.fangpin.registry.api;

import io.fangpin.kit.platform.Page;
import io.fangpin.kit.platform.PageRequest;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.registry.sheet.RegisterBySheet;
import io.fangpin.registry.sheet.RegisterBySheet.ErrorLine;
import io.fangpin.registry.store.Registrations.Refusal;
import io.fangpin.registry.store.Registrations.Registration;
import io.fangpin.registry.store.Registrations.State;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Registration sheets: CSV or XLSX of the registration contract as the raw body. */
@Path("/registrations")
@RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR})
public class RegistrationsResource {

    private static final int MAX_NAME = 200;

    private final RegisterBySheet sheets;
    private final CurrentActor actor;

    @Inject
    public RegistrationsResource(RegisterBySheet sheets, CurrentActor actor) {
        this.sheets = sheets;
        this.actor = actor;
    }

    /** Where a sheet stands. */
    public record RegistrationView(
            String registrationId,
            String fileName,
            String fileHash,
            boolean dryRun,
            State state,
            @Nullable Refusal refusal,
            long rows,
            long households,
            long created,
            long changed,
            long unchanged,
            long quarantined,
            Instant receivedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static RegistrationView of(Registration r) {
            return new RegistrationView(
                    r.registrationId(),
                    r.fileName(),
                    r.fileHash(),
                    r.dryRun(),
                    r.state(),
                    r.refusal(),
                    r.rows(),
                    r.households(),
                    r.created(),
                    r.changed(),
                    r.unchanged(),
                    r.quarantined(),
                    r.receivedAt(),
                    r.startedAt(),
                    r.finishedAt());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    public Response receive(
            @QueryParam("fileName") @DefaultValue("registration") String fileName,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            InputStream body)
            throws IOException {
        String name = fileName.length() > MAX_NAME ? fileName.substring(0, MAX_NAME) : fileName;
        return accepted(RegistrationView.of(sheets.receive(actor.get(), name, dryRun, body)));
    }

    @POST
    @Path("/{id}/apply")
    public Uni<Response> apply(@PathParam("id") String id) {
        return sheets.apply(actor.get(), id).map(RegistrationView::of).map(RegistrationsResource::accepted);
    }

    private static Response accepted(RegistrationView view) {
        return Response.accepted(view)
                .location(URI.create("/registrations/" + view.registrationId()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Uni<Page<RegistrationView>> list(@BeanParam PageRequest page) {
        return sheets.list(actor.get(), page).map(found -> found.map(RegistrationView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Uni<RegistrationView> get(@PathParam("id") String id) {
        return sheets.get(actor.get(), id).map(RegistrationView::of);
    }

    @GET
    @Path("/{id}/errors")
    @RolesAllowed({Roles.VILLAGE_WORKER, Roles.TOWNSHIP_REVIEWER, Roles.ADMINISTRATOR, Roles.AUDITOR})
    public Uni<Page<ErrorLine>> errors(@PathParam("id") String id, @BeanParam PageRequest page) {
        return sheets.errors(actor.get(), id, page);
    }

    @GET
    @Path("/{id}/errors.csv")
    @Produces("text/csv;charset=UTF-8")
    @Blocking
    public Response errorFile(@PathParam("id") String id) {
        Actor asking = actor.get();
        sheets.get(asking, id).await().indefinitely();
        StreamingOutput file = out -> sheets.writeErrorFile(asking, id, out);
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors-" + id + ".csv\"")
                .build();
    }
}

package io.fangpin.registry.api;

import io.fangpin.kit.security.Roles;
import io.fangpin.registry.KeepDivisions;
import io.fangpin.registry.KeepDivisions.Entry;
import io.fangpin.registry.store.Divisions.Division;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of divisions, for everyone who is signed in. */
@Path("/divisions")
@Authenticated
public class DivisionsResource {

    private final KeepDivisions divisions;

    @Inject
    public DivisionsResource(KeepDivisions divisions) {
        this.divisions = divisions;
    }

    /** All of one level's children at once: a list as all lists are answered. */
    public record DivisionList(List<Division> items, long total, int page, int size) {
        static DivisionList of(List<Division> all) {
            return new DivisionList(all, all.size(), 0, all.size());
        }
    }

    /** Divisions to add or change. */
    public record PutRequest(@NotNull List<Entry> items) {}

    /** How many were put. */
    public record PutAnswer(int put) {}

    @GET
    public Uni<DivisionList> list(
            @QueryParam("parent") @Nullable String parent, @QueryParam("date") Optional<LocalDate> date) {
        return divisions.list(parent, date).map(DivisionList::of);
    }

    @GET
    @Path("/{code}")
    public Uni<Division> get(@PathParam("code") String code) {
        return divisions.get(code);
    }

    @PUT
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<PutAnswer> put(@NotNull @Valid PutRequest request) {
        return divisions.put(request.items()).map(PutAnswer::new);
    }
}

package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.ListConsented;
import io.fangpin.matching.events.in.Households;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.people.DivisionCode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where a department learns about whose assets it may be asked: those alone whose household consents. */
@Path("/feeds/{dataset}/consented")
public class ConsentedResource {
    private final DatasetContracts contracts;
    private final ListConsented listConsented;
    private final Households households;
    private final Sight sight;

    @Inject
    ConsentedResource(DatasetContracts contracts, ListConsented listConsented, Households households, Sight sight) {
        this.contracts = contracts;
        this.listConsented = listConsented;
        this.households = households;
        this.sight = sight;
    }

    /** ID numbers and names, with the headers of the dataset's own template. */
    @GET
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Roles.FEED_PUSHER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    @Blocking
    public Response list(@PathParam("dataset") String dataset, @QueryParam("division") Optional<String> division) {
        DatasetContract contract = contracts
                .find(dataset)
                .filter(one -> one.feedCode() != null)
                .orElseThrow(() -> Problem.notFound("没有这个数据集 / No such dataset").asException());
        sight.requireToPush(contract);
        DivisionCode below = division.or(() -> Optional.ofNullable(sight.actor().division()))
                .flatMap(DivisionCode::parse)
                .filter(code -> sight.covers(code.value()))
                .orElseThrow(() -> Problem.of(
                                422, "unknown-division", "区划代码未知或不在您的辖区 / The division is unknown or not yours")
                        .asException());
        if (!households.isCaughtUp()) {
            throw Problem.of(503, "index-loading", "人员索引加载中，请稍后重试 / Persons are being loaded, please try again soon")
                    .asException();
        }
        return Response.ok(listConsented.of(contract, below, sight.actor()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"consented-" + dataset + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}

package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.ReceiveBatch;
import io.fangpin.matching.ReceiveBatch.Letter;
import io.fangpin.matching.Uploads;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.matching.events.in.Households;
import io.fangpin.matching.store.Batches.Kept;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.tabular.Template;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What departments send, and the door they send it through. */
@Path("/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OLD_EXCEL = "application/vnd.ms-excel";
    private static final Pattern MONTH = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");
    private static final int MAX_FILE_NAME = 200;

    private final DatasetContracts contracts;
    private final ReceiveBatch receiveBatch;
    private final Uploads uploads;
    private final PersonIndex index;
    private final Households households;
    private final Sight sight;
    private final List<String> divisions;

    @Inject
    FeedsResource(
            DatasetContracts contracts,
            ReceiveBatch receiveBatch,
            Uploads uploads,
            PersonIndex index,
            Households households,
            Sight sight,
            @ConfigProperty(name = "fangpin.matching.divisions") Optional<List<String>> divisions) {
        this.contracts = contracts;
        this.receiveBatch = receiveBatch;
        this.uploads = uploads;
        this.index = index;
        this.households = households;
        this.sight = sight;
        this.divisions = divisions.orElse(List.of()).stream()
                .flatMap(own -> DivisionCode.parse(own).stream())
                .map(DivisionCode::prefix)
                .toList();
    }

    @GET
    @Authenticated
    public Collection<DatasetContract> feeds() {
        return contracts.feeds();
    }

    @GET
    @Path("/{dataset}")
    @Authenticated
    public DatasetContract feed(@PathParam("dataset") String dataset) {
        return contract(dataset);
    }

    @GET
    @Path("/{dataset}/template.csv")
    @Produces("text/csv;charset=UTF-8")
    @Authenticated
    public Response template(@PathParam("dataset") String dataset) {
        return Response.ok(Template.csv(contract(dataset)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dataset + ".csv\"")
                .build();
    }

    /** A workbook to fill in, with drop-down lists, a sheet of codes and an explanation of each column. */
    @GET
    @Path("/{dataset}/template.xlsx")
    @Produces(XLSX)
    @Authenticated
    @Blocking
    public Response workbook(@PathParam("dataset") String dataset) {
        return Response.ok(Template.xlsx(contract(dataset)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dataset + ".xlsx\"")
                .build();
    }

    /** The contract as a document for those who sign it. */
    @GET
    @Path("/{dataset}/contract.md")
    @Produces("text/markdown;charset=UTF-8")
    @Authenticated
    public String words(@PathParam("dataset") String dataset) {
        return Template.words(contract(dataset));
    }

    /** Takes a file; it is read in the background. */
    @POST
    @Path("/{dataset}/batches")
    @Consumes({"text/csv", "text/plain", NDJSON, XLSX, OLD_EXCEL, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Roles.FEED_PUSHER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    @Blocking
    public Response receive(
            @PathParam("dataset") String dataset,
            @QueryParam("period") Optional<String> period,
            @QueryParam("division") Optional<String> division,
            @QueryParam("fileName") Optional<String> fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DatasetContract contract = contract(dataset);
        sight.requireToPush(contract);
        Letter letter = new Letter(
                contract,
                period(period),
                division(division),
                fileName.map(FeedsResource::bare).orElse(dataset),
                contentType,
                sight.actor().userId());
        Kept kept = receiveBatch.receive(letter, uploads.arrive(body)).await().indefinitely();
        URI location = URI.create("/batches/" + kept.batch().batchId());
        BatchView view = BatchView.of(kept.batch(), kept.duplicate());
        return Response.status(kept.duplicate() ? Response.Status.OK : Response.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, location)
                .entity(view)
                .build();
    }

    private DatasetContract contract(String dataset) {
        return contracts
                .find(dataset)
                .filter(contract -> contract.feedCode() != null)
                .orElseThrow(() -> Problem.notFound("没有这个数据集 / No such dataset").asException());
    }

    private static String period(Optional<String> period) {
        return period.filter(month -> MONTH.matcher(month).matches())
                .orElseThrow(() -> Problem.of(
                                422, "malformed-period", "所属月份应为 yyyy-MM / The period must be a month, yyyy-MM")
                        .asException());
    }

    private String division(Optional<String> division) {
        DivisionCode code = division.or(() -> Optional.ofNullable(sight.actor().division()))
                .flatMap(DivisionCode::parse)
                .filter(parsed -> sight.covers(parsed.value()))
                .orElseThrow(FeedsResource::unknownDivision);
        String prefix = code.prefix();
        boolean known = index.hasHouseholdsBelow(prefix)
                || divisions.stream().anyMatch(own -> prefix.startsWith(own) || own.startsWith(prefix));
        if (known) {
            return code.value();
        }
        if (!households.isCaughtUp()) {
            throw Problem.of(503, "index-loading", "人员索引加载中，请稍后重试 / Persons are being loaded, please try again soon")
                    .asException();
        }
        throw unknownDivision();
    }

    private static RuntimeException unknownDivision() {
        return Problem.of(422, "unknown-division", "区划代码未知或不在您的辖区 / The division is unknown or not yours")
                .asException();
    }

    /** The last part of a path, without control characters. */
    private static String bare(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return name.substring(0, Math.min(MAX_FILE_NAME, name.length()));
    }
}

package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.FeedLetters;
import io.fangpin.matching.JsonRows;
import io.fangpin.matching.ReceiveBatch;
import io.fangpin.matching.ReceiveBatch.Letter;
import io.fangpin.matching.ResumableUploads;
import io.fangpin.matching.Uploads;
import io.fangpin.matching.Uploads.Arrived;
import io.fangpin.matching.VerifySignature;
import io.fangpin.matching.domain.FeedSignature;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What departments send, and the door they send it through. */
@Path("/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OLD_EXCEL = "application/vnd.ms-excel";
    private static final int MAX_FILE_NAME = 200;
    private static final Set<Byte> UNSEEN = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);

    private final DatasetContracts contracts;
    private final ReceiveBatch receiveBatch;
    private final VerifySignature verifySignature;
    private final Uploads uploads;
    private final ResumableUploads resumable;
    private final FeedLetters letters;
    private final Households households;
    private final Sight sight;

    @Inject
    FeedsResource(
            DatasetContracts contracts,
            ReceiveBatch receiveBatch,
            VerifySignature verifySignature,
            Uploads uploads,
            ResumableUploads resumable,
            FeedLetters letters,
            Households households,
            Sight sight) {
        this.contracts = contracts;
        this.receiveBatch = receiveBatch;
        this.verifySignature = verifySignature;
        this.uploads = uploads;
        this.resumable = resumable;
        this.letters = letters;
        this.households = households;
        this.sight = sight;
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

    /** Takes rows as a JSON array of objects; a batch like any other. */
    @POST
    @Path("/{dataset}/batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FEED_PUSHER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    @Blocking
    public Response receiveRows(@PathParam("dataset") String dataset, @BeanParam LetterParams said, InputStream body) {
        if (said.signature() != null) {
            throw Problem.of(422, "signature-needs-file", "只有文件可附签名 / Only a file can be signed")
                    .asException();
        }
        return receive(dataset, said, NDJSON, JsonRows.lines(body));
    }

    /** Takes a file; it is read in the background. */
    @POST
    @Path("/{dataset}/batches")
    @Consumes({"text/csv", "text/plain", NDJSON, XLSX, OLD_EXCEL, MediaType.APPLICATION_OCTET_STREAM})
    @RolesAllowed({Roles.FEED_PUSHER, Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    @Blocking
    public Response receive(
            @PathParam("dataset") String dataset,
            @BeanParam LetterParams said,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body) {
        DatasetContract contract = contract(dataset);
        sight.requireToPush(contract);
        Optional<FeedSignature> signature = VerifySignature.of(said.signatureKey(), said.signature());
        if (signature.isEmpty()) {
            verifySignature.requireUnlessVoluntary(contract.department());
        }
        Letter letter = new Letter(
                contract,
                letters.period(said.period().orElse(null)),
                division(said.division()),
                said.fileName().flatMap(FeedsResource::bare).orElse(dataset),
                contentType,
                sight.actor().userId(),
                said.zeroReport(),
                signature.orElse(null));
        Arrived arrived = said.upload()
                .map(id -> resumable.finish(id, sight.actor().userId()))
                .orElseGet(() -> uploads.arrive(body));
        Kept kept = receiveBatch.receive(letter, arrived).await().indefinitely();
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

    private String division(Optional<String> division) {
        String code = division.or(() -> Optional.ofNullable(sight.actor().division()))
                .flatMap(DivisionCode::parse)
                .map(DivisionCode::value)
                .filter(sight::covers)
                .orElseThrow(FeedLetters::unknownDivision);
        return letters.division(code)
                .orElseThrow(() -> households.isCaughtUp()
                        ? FeedLetters.unknownDivision()
                        : Problem.of(
                                        503,
                                        "index-loading",
                                        "人员索引加载中，请稍后重试 / Persons are being loaded, please try again soon")
                                .asException());
    }

    /** The last part of a path, without characters that cannot be seen; empty when nothing but dots is left. */
    private static Optional<String> bare(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(c -> !UNSEEN.contains((byte) Character.getType(c)))
                .limit(MAX_FILE_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return name.chars().allMatch(c -> c == '.') ? Optional.empty() : Optional.of(name);
    }
}

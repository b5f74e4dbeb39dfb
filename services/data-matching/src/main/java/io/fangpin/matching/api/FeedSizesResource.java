package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.AgreeOnSize;
import io.fangpin.matching.FeedLetters;
import io.fangpin.matching.domain.RowBounds;
import io.fangpin.matching.store.SizeAgreements;
import io.fangpin.matching.store.SizeAgreements.SizeAgreement;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Cadence;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.schemas.people.DivisionCode.Level;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many rows of a dataset a county and the department agreed on; counts before the dataset's contract. */
@Path("/feed-sizes")
@Produces(MediaType.APPLICATION_JSON)
public class FeedSizesResource {
    private final SizeAgreements agreements;
    private final AgreeOnSize agreeOnSize;
    private final DatasetContracts contracts;
    private final FeedLetters letters;
    private final Sight sight;

    @Inject
    FeedSizesResource(
            SizeAgreements agreements,
            AgreeOnSize agreeOnSize,
            DatasetContracts contracts,
            FeedLetters letters,
            Sight sight) {
        this.agreements = agreements;
        this.agreeOnSize = agreeOnSize;
        this.contracts = contracts;
        this.letters = letters;
        this.sight = sight;
    }

    /**
     * @param divisionCode of a county
     * @param leastRows for one period, included; absent when any number is enough
     * @param mostRows for one period, included; absent when no number is too many
     * @param note what the agreement rests on
     */
    public record SizeRequest(
            @NotBlank String dataset,
            @NotBlank String divisionCode,
            @Nullable Long leastRows,
            @Nullable Long mostRows,
            @NotBlank @Size(max = 500) String note) {}

    /** An agreement; in force while {@code withdrawnAt} is absent. */
    public record SizeView(
            UUID agreementId,
            String dataset,
            String divisionCode,
            @Nullable Long leastRows,
            @Nullable Long mostRows,
            String note,
            @Nullable String agreedName,
            Instant agreedAt,
            @Nullable String withdrawnName,
            @Nullable Instant withdrawnAt) {
        static SizeView of(SizeAgreement made) {
            return new SizeView(
                    made.agreementId(),
                    made.dataset(),
                    made.divisionCode(),
                    made.rows().least(),
                    made.rows().most(),
                    made.note(),
                    made.agreedName(),
                    made.agreedAt(),
                    made.withdrawnName(),
                    made.withdrawnAt());
        }
    }

    /** In force and before, the newest first; a department's account sees its own datasets. */
    @GET
    @Authenticated
    public Uni<List<SizeView>> list(@QueryParam("dataset") Optional<String> dataset) {
        Set<String> datasets = sight.datasets();
        return agreements
                .list(sight.divisionPrefix(), dataset.orElse(null))
                .map(found -> found.stream()
                        .filter(one -> datasets.contains(one.dataset()))
                        .map(SizeView::of)
                        .toList());
    }

    @POST
    @RolesAllowed({Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    public Uni<Response> agree(@NotNull @Valid SizeRequest request) {
        DatasetContract contract = contract(request.dataset());
        String county = county(request.divisionCode());
        RowBounds rows = RowBounds.sensible(request.leastRows(), request.mostRows())
                .orElseThrow(() -> Problem.of(
                                422,
                                "malformed-size",
                                "行数至少填一项，不得为负，上限至少为1且不小于下限，最多十亿 / Rows need a least or a most,"
                                        + " none negative, the most at least 1 and not below the least, up to a billion")
                        .asException());
        return agreeOnSize
                .agree(contract, county, rows, request.note().strip(), sight.actor())
                .map(made -> Response.status(Response.Status.CREATED)
                        .entity(SizeView.of(made))
                        .build());
    }

    /** From now on the contract counts again, or what came before. */
    @POST
    @Path("/{agreementId}/withdrawal")
    @RolesAllowed({Roles.MONITORING_STAFF, Roles.ADMINISTRATOR})
    public Uni<SizeView> withdraw(@PathParam("agreementId") UUID agreementId) {
        var actor = sight.actor();
        String prefix = sight.divisionPrefix();
        return agreements
                .find(agreementId)
                .map(found -> found.filter(one -> one.divisionCode().startsWith(prefix))
                        .orElseThrow(() ->
                                Problem.notFound("没有这项约定 / No such agreement").asException()))
                .chain(one -> agreeOnSize.withdraw(one, actor))
                .map(SizeView::of);
    }

    private DatasetContract contract(String dataset) {
        DatasetContract contract = contracts
                .find(dataset)
                .filter(found -> found.feedCode() != null)
                .orElseThrow(() -> Problem.of(422, "unknown-dataset", "没有这个数据集 / No such dataset")
                        .asException());
        if (contract.cadence() == Cadence.ON_CONSENT) {
            throw Problem.of(
                            422, "size-not-judged", "按需查询的数据集不约定行数 / What is asked for case by case has no agreed size")
                    .asException();
        }
        return contract;
    }

    private String county(String divisionCode) {
        String code = letters.division(divisionCode).filter(sight::covers).orElseThrow(FeedLetters::unknownDivision);
        if (new DivisionCode(code).level() != Level.COUNTY) {
            throw Problem.of(422, "not-a-county", "行数按县约定 / Sizes are agreed on by the county")
                    .asException();
        }
        return code;
    }
}

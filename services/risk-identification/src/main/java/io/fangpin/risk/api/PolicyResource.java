package io.fangpin.risk.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.kit.security.CurrentActor;
import io.fangpin.kit.security.Roles;
import io.fangpin.risk.domain.PolicyNumbers;
import io.fangpin.risk.domain.RuleDefinition;
import io.fangpin.risk.policy.AskingForPolicy;
import io.fangpin.risk.policy.AskingForPolicy.PackInForce;
import io.fangpin.risk.policy.ChangingPolicy;
import io.fangpin.risk.policy.PublishingPolicy;
import io.fangpin.risk.store.RulePackRows.RulePackRow;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 规则与政策数值: what is in force, and publishing it. Compiling a pack takes time: not on an event loop. */
@Path("/")
@RolesAllowed({
    Roles.VILLAGE_WORKER,
    Roles.TOWNSHIP_REVIEWER,
    Roles.COUNTY_APPROVER,
    Roles.FINANCE_OFFICER,
    Roles.MONITORING_STAFF,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
public class PolicyResource {
    private final PublishingPolicy publishing;
    private final ChangingPolicy changing;
    private final AskingForPolicy asking;
    private final CurrentActor actor;

    @Inject
    public PolicyResource(
            PublishingPolicy publishing, ChangingPolicy changing, AskingForPolicy asking, CurrentActor actor) {
        this.publishing = publishing;
        this.changing = changing;
        this.asking = asking;
        this.actor = actor;
    }

    /** All of something, on one page. */
    public record Items<T>(List<T> items, int total) {
        static <T> Items<T> of(List<T> items) {
            return new Items<>(items, items.size());
        }
    }

    /** A pack in force, with its rules in words and as written. */
    public record RulePackView(
            String region,
            String packId,
            String packVersion,
            String checksum,
            String publishedBy,
            Instant publishedAt,
            List<RuleDefinition> rules,
            String yaml) {
        static RulePackView of(PackInForce pack) {
            RulePackRow row = pack.row();
            return new RulePackView(
                    row.region(),
                    row.packId(),
                    row.packVersion(),
                    row.checksum(),
                    row.publishedBy(),
                    row.publishedAt(),
                    pack.rules(),
                    row.yaml());
        }
    }

    /** What a publication answers. */
    public record PublishedView(
            String region, String packId, String packVersion, String checksum, Instant publishedAt) {
        static PublishedView of(RulePackRow row) {
            return new PublishedView(row.region(), row.packId(), row.packVersion(), row.checksum(), row.publishedAt());
        }
    }

    /** The body of {@code PUT /policy-numbers}. */
    public record NumbersBody(@Nullable List<PolicyNumber> items) {}

    @GET
    @Blocking
    @Path("rule-packs")
    public Uni<Items<RulePackView>> packs() {
        return asking.packs()
                .map(packs -> Items.of(packs.stream().map(RulePackView::of).toList()));
    }

    /** Versions of a region's packs, the one in force first. */
    @GET
    @Path("rule-packs/versions")
    public Uni<Items<PublishedView>> versions(@QueryParam("region") @Nullable String region) {
        return publishing
                .versions(region == null || region.isBlank() ? PolicyNumbers.NATIONAL : region)
                .map(rows -> Items.of(rows.stream().map(PublishedView::of).toList()));
    }

    @POST
    @Blocking
    @Path("rule-packs")
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<Response> publish(String yaml) {
        changing.requireOnePersonIsEnough();
        Actor who = actor.get();
        return publishing
                .pack(yaml, who.scope()::covers, who.userId())
                .map(row -> Response.status(Response.Status.CREATED)
                        .entity(PublishedView.of(row))
                        .build());
    }

    /** Numbers in force in a region on a day, each with the region it is inherited from. */
    @GET
    @Path("policy-numbers")
    public Uni<Items<PolicyNumber>> numbers(
            @QueryParam("region") @Nullable String region, @QueryParam("date") @Nullable String date) {
        String where = region == null || region.isBlank() ? PolicyNumbers.NATIONAL : region;
        if (!where.matches("\\d{12}")) {
            throw Problem.of(400, "invalid-request", "区划代码应为12位数字 / The region must be 12 digits")
                    .asException();
        }
        return asking.numbers(where, day(date)).map(Items::of);
    }

    @PUT
    @Path("policy-numbers")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<Void> setNumbers(NumbersBody body) {
        changing.requireOnePersonIsEnough();
        Actor who = actor.get();
        List<PolicyNumber> items = body.items();
        return publishing.numbers(items == null ? List.of() : items, who.scope()::covers, who.userId());
    }

    private static @Nullable LocalDate day(@Nullable String date) {
        try {
            return date == null || date.isBlank() ? null : LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw Problem.of(400, "invalid-request", "日期格式应为 yyyy-MM-dd / The date must be yyyy-MM-dd")
                    .asException();
        }
    }
}

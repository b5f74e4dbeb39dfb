package io.fangpin.matching.api;

import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Roles;
import io.fangpin.matching.domain.FeedSignature;
import io.fangpin.matching.store.SenderKeys;
import io.fangpin.matching.store.SenderKeys.SenderKey;
import io.fangpin.schemas.contracts.DatasetContracts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys with which departments sign what they send. */
@Path("/sender-keys")
@Produces(MediaType.APPLICATION_JSON)
public class SenderKeysResource {
    private final SenderKeys keys;
    private final DatasetContracts contracts;
    private final Clock clock;
    private final Sight sight;

    @Inject
    SenderKeysResource(SenderKeys keys, DatasetContracts contracts, Clock clock, Sight sight) {
        this.keys = keys;
        this.contracts = contracts;
        this.clock = clock;
        this.sight = sight;
    }

    /** @param publicKey Ed25519, PEM or base64 */
    public record KeyRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String keyId,

            @NotBlank String department,
            @NotBlank String publicKey,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** A key without its bytes: who uses it and when. */
    public record KeyView(
            String keyId,
            String department,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String registeredBy,
            @Nullable String registeredName,
            Instant registeredAt,
            @Nullable String revokedName,
            @Nullable Instant revokedAt) {
        static KeyView of(SenderKey key) {
            return new KeyView(
                    key.keyId(),
                    key.department(),
                    key.validFrom(),
                    key.validTo(),
                    key.registeredBy(),
                    key.registeredName(),
                    key.registeredAt(),
                    key.revokedName(),
                    key.revokedAt());
        }
    }

    @GET
    @RolesAllowed({Roles.FEED_PUSHER, Roles.MONITORING_STAFF, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public Uni<List<KeyView>> list() {
        return keys.list(sight.onlyDepartment())
                .map(found -> found.stream().map(KeyView::of).toList());
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<Response> register(@NotNull @Valid KeyRequest request) {
        boolean known = contracts.feeds().stream()
                .anyMatch(contract -> contract.department().equals(request.department()));
        if (!known) {
            throw Problem.of(422, "unknown-department", "没有这个部门 / No such department")
                    .asException();
        }
        if (request.validTo() != null && request.validTo().isBefore(request.validFrom())) {
            throw Problem.of(422, "malformed-validity", "有效期的止不能早于起 / The validity ends before it begins")
                    .asException();
        }
        SenderKey key = new SenderKey(
                request.keyId(),
                request.department(),
                publicKey(request.publicKey()),
                request.validFrom(),
                request.validTo(),
                sight.actor().userId(),
                sight.actor().name(),
                clock.instant(),
                null,
                null);
        return keys.register(key).map(isNew -> {
            if (!isNew) {
                throw Problem.conflict("key-id-taken", "密钥编号已被使用 / The key id is taken")
                        .asException();
            }
            return Response.status(Response.Status.CREATED)
                    .entity(KeyView.of(key))
                    .build();
        });
    }

    /** What it signed before stays verifiable; nothing new is taken with it. */
    @POST
    @Path("/{keyId}/revocation")
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Uni<KeyView> revoke(@PathParam("keyId") String keyId) {
        return keys.revoke(keyId, sight.actor(), clock.instant())
                .chain(() -> keys.find(keyId))
                .map(found -> found.map(KeyView::of)
                        .orElseThrow(
                                () -> Problem.notFound("没有这个密钥 / No such key").asException()));
    }

    private static byte[] publicKey(String pem) {
        try {
            return FeedSignature.publicKey(pem);
        } catch (IllegalArgumentException notOne) {
            throw Problem.of(422, "malformed-key", "不是 Ed25519 公钥 / Not an Ed25519 public key")
                    .asException();
        }
    }
}

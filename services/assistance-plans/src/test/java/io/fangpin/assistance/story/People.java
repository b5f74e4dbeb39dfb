package io.fangpin.assistance.story;

import static io.restassured.RestAssured.given;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.Set;

/** The people of a story, each asking under an own name, role and division as the realm's tokens would state them. */
final class People {

    private People() {}

    /** Somebody with a role in a division. */
    record Person(String userId, String role, String division) {

        RequestSpecification asks() {
            return given().contentType(ContentType.JSON)
                    .header("X-User", userId)
                    .header("X-Role", role)
                    .header("X-Division", division);
        }
    }

    static Person villageWorker() {
        return new Person("village", "village-worker", Fixtures.VILLAGE);
    }

    static Person workerOfOtherVillage() {
        return new Person("neighbour", "village-worker", Fixtures.OTHER_VILLAGE);
    }

    static Person townshipReviewer() {
        return new Person("township", "township-reviewer", Fixtures.TOWNSHIP);
    }

    static Person countyApprover() {
        return new Person("county", "county-approver", Fixtures.COUNTY);
    }

    static Person auditor() {
        return new Person("auditor", "auditor", Fixtures.COUNTY);
    }

    /** Signs in by header, for tests in which several people take part. */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    public static class SignIn implements HttpAuthenticationMechanism {
        @Override
        public Uni<SecurityIdentity> authenticate(
                RoutingContext context, io.quarkus.security.identity.IdentityProviderManager identities) {
            String user = context.request().getHeader("X-User");
            if (user == null) {
                return Uni.createFrom().optional(Optional.empty());
            }
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal(user))
                            .addRoles(Set.of(context.request().getHeader("X-Role")))
                            .addAttribute("division", context.request().getHeader("X-Division"))
                            .build());
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().item(new ChallengeData(401, null, null));
        }
    }
}

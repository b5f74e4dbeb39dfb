package io.fangpin.kit.testing;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * For tests in which several people take part: each of them, named in a header, is monitoring staff of the county unless a
 * role and division are named. Not a bean: a service's tests extend it as {@code @Alternative @Priority(1)}.
 */
public abstract class SignInByHeader implements HttpAuthenticationMechanism {
    public static final String HEADER = "X-User";
    public static final String ROLE = "X-Role";
    public static final String DIVISION = "X-Division";
    private static final String COUNTY = "421281000000";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String user = context.request().getHeader(HEADER);
        String role = context.request().getHeader(ROLE);
        String division = context.request().getHeader(DIVISION);
        return Uni.createFrom()
                .item(
                        user == null
                                ? null
                                : QuarkusSecurityIdentity.builder()
                                        .setPrincipal(new QuarkusPrincipal(user))
                                        .addRole(role == null ? "monitoring-staff" : role)
                                        .addAttribute("division", division == null ? COUNTY : division)
                                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, null, null));
    }
}

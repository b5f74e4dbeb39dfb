package io.fangpin.kit.security;

import io.fangpin.kit.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The actor of this request, from the token's claims or, in tests, from the identity's attributes. */
@RequestScoped
public class CurrentActor {
    private final SecurityIdentity identity;

    @Inject
    public CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Actor get() {
        String user =
                identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
        return new Actor(
                claim("sub").orElse(user),
                claim("name").or(() -> claim("preferred_username")).orElse(user),
                identity.getRoles(),
                claim("division").orElse(null),
                claim("department").orElse(null));
    }

    public DivisionScope scope() {
        return get().scope();
    }

    /** Refuses actors of another department; administrators pass. */
    public void requireDepartment(String department) {
        Actor actor = get();
        if (!department.equals(actor.department()) && !actor.is(Roles.ADMINISTRATOR)) {
            throw Problem.forbidden("仅限本部门操作 / Only the owning department may do this")
                    .asException();
        }
    }

    private Optional<String> claim(String name) {
        @Nullable Object value = identity.getAttribute(name);
        if (value == null && identity.getPrincipal() instanceof JsonWebToken token) {
            value = token.getClaim(name);
        }
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }
}

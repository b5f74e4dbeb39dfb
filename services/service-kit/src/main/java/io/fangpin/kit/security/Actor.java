package io.fangpin.kit.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks: user id, name, realm roles, 12-digit division code and department as the token states them. */
public record Actor(
        String userId,
        String name,
        Set<String> roles,
        @Nullable String division,
        @Nullable String department) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    public DivisionScope scope() {
        return division == null ? DivisionScope.nothing() : DivisionScope.of(division);
    }
}

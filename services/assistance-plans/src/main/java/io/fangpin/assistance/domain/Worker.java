package io.fangpin.assistance.domain;

import java.util.Set;

/** Who takes a step: user id, name, roles and the unit (division code or department) on whose behalf. */
public record Worker(String userId, String name, Set<String> roles, String unit) {

    public Worker {
        roles = Set.copyOf(roles);
    }

    /** What the platform does by itself, e.g. marking a household as identified anew. */
    public static Worker platform() {
        return new Worker("platform", "系统", Set.of("platform"), "platform");
    }
}

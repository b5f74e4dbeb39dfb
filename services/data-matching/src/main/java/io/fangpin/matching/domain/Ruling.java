package io.fangpin.matching.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people have ruled about records that say exactly the same of their person; it stands above the weighing.
 *
 * @param personId whose they are; absent when nobody has been named
 * @param notPersonIds whose they are not
 */
public record Ruling(@Nullable String personId, Set<String> notPersonIds) {
    static final Ruling NONE = new Ruling(null, Set.of());

    public Ruling {
        notPersonIds = Set.copyOf(notPersonIds);
    }

    boolean isNone() {
        return personId == null && notPersonIds.isEmpty();
    }
}

package io.fangpin.registry.domain;

import org.jspecify.annotations.Nullable;

/** What it means that a form does not say a value. */
public enum Absent {
    /** A sheet's empty cell erases nothing. */
    KEEPS,
    /** A person who saves a page saves it as a whole; sensitive values, shown masked, stay nevertheless. */
    CLEARS;

    <T> @Nullable T choose(@Nullable T said, @Nullable T before) {
        return said != null || this == CLEARS ? said : before;
    }
}

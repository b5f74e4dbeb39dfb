package io.fangpin.linkage.config;

import org.jspecify.annotations.Nullable;

/** A person of the register or a record of a feed: plain values in the order of the configuration's fields. */
public final class Subject {
    private final String id;
    private final @Nullable String[] values;

    /** The array is not copied: records pass by the hundred thousand a second. */
    public Subject(String id, @Nullable String... values) {
        this.id = id;
        this.values = values;
    }

    public String id() {
        return id;
    }

    public @Nullable String value(int field) {
        return values[field];
    }

    /** Says no value: they are personal data. */
    @Override
    public String toString() {
        return "Subject[" + id + "]";
    }
}

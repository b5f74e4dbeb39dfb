package io.fangpin.assistance.domain;

import org.jspecify.annotations.Nullable;

/** A paper or photo that proves a step; the file stays where it was taken, its hash proves that it is the same. */
public record Evidence(
        String kind, @Nullable String description, @Nullable String sha256) {}

package io.fangpin.matching.store;

import io.fangpin.schemas.matching.RecordResolved;
import org.jspecify.annotations.Nullable;

/** What became of a record, and where its household lives. */
public record Resolution(RecordResolved resolved, @Nullable String householdDivision) {}

package io.fangpin.matching.store;

import io.fangpin.matching.store.ArchivedRecord.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for; null is any.
 *
 * @param datasets those the asking person may see
 * @param divisionPrefix of the row's own division or of the matched household's; empty is everywhere
 */
public record RecordFilter(
        @Nullable String batchId,
        Set<String> datasets,
        @Nullable Outcome outcome,
        @Nullable String reason,
        String divisionPrefix) {}

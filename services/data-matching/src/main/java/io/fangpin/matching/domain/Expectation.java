package io.fangpin.matching.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is known of how large a county's deliveries should be, besides its contract and what came before.
 *
 * @param agreed what its data officer and the department agreed on for one period; absent when they did not
 * @param persons registered in the county
 */
public record Expectation(@Nullable RowBounds agreed, long persons) {}

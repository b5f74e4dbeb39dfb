package io.fangpin.funds.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who would receive the money.
 *
 * @param deathDate the earliest that any source states
 * @param deathEvidence the feed row or register entry that says so
 */
public record Payee(
        boolean memberOfHousehold, boolean hasCard, Optional<LocalDate> deathDate, Optional<String> deathEvidence) {}

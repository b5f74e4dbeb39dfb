package io.fangpin.matching.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a ruling is taken back, or personal data are looked at. */
public record Reason(@NotBlank @Size(max = 500) String reason) {}

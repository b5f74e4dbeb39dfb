package io.fangpin.schemas.registry;

import org.jspecify.annotations.Nullable;

/**
 * The household's dwelling (住房).
 *
 * @param dangerLevel A–D of the dangerous-house appraisal; absent when never appraised
 */
public record Housing(
        @Nullable DangerLevel dangerLevel,
        boolean onlyDwelling,
        @Nullable Integer areaSquareMetres) {

    /** 危房等级: A and B safe, C partly dangerous, D wholly dangerous. */
    public enum DangerLevel {
        A,
        B,
        C,
        D
    }
}

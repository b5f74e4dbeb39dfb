package io.fangpin.matching.domain;

/** Somebody about whose assets a department may be asked. */
public record Queryable(String idNoSealed, String name) {}

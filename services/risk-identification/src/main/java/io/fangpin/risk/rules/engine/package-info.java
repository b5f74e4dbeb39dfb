/** Evaluates checked CEL expressions as trees of small closures over the household's records (ADR 19). */
@NullMarked
package io.fangpin.risk.rules.engine;

import org.jspecify.annotations.NullMarked;

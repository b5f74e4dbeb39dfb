/**
 * Probabilistic record linkage: whose record is this?
 *
 * <p>{@code config} says which fields there are and how they are compared and blocked; {@code compare} brings values to
 * a few longs and tells how alike two are; {@code index} keeps the register in memory; {@code model} holds the
 * parameters and learns them without labels; {@code decide} accepts, asks for review or leaves, and explains itself.
 */
@NullMarked
package io.fangpin.linkage;

import org.jspecify.annotations.NullMarked;

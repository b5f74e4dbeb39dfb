/** Decisions with their reasons; assignment within whole files. */
@NullMarked
package io.fangpin.linkage.decide;

import org.jspecify.annotations.NullMarked;

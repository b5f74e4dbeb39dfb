/** Follows an event across services: what one says carries the trace of what made it say so. */
@NullMarked
package io.fangpin.kit.trace;

import org.jspecify.annotations.NullMarked;

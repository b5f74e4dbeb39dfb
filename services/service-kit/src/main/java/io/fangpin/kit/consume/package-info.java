/** Hears what happened: every event is applied once, waits when it came too early, or goes to the dead letters. */
@NullMarked
package io.fangpin.kit.consume;

import org.jspecify.annotations.NullMarked;

/** Defaults of every running service: clock, JSON, log context. */
@NullMarked
package io.fangpin.kit.platform;

import org.jspecify.annotations.NullMarked;

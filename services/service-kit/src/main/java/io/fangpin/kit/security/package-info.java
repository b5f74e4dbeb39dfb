/** Who asks, and which divisions and department they may see. */
@NullMarked
package io.fangpin.kit.security;

import org.jspecify.annotations.NullMarked;

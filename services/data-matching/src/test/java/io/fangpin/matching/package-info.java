/** Behaviours of the running service, and of its decisions. */
@NullMarked
package io.fangpin.matching;

import org.jspecify.annotations.NullMarked;

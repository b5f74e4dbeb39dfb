/** A synthetic county from a seed: register, departments' feeds month by month, and apart from them the known truth. */
@NullMarked
package io.fangpin.simulation;

import org.jspecify.annotations.NullMarked;

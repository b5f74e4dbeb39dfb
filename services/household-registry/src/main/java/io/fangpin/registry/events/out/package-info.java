/** The wire shape of what household-registry says. */
@NullMarked
package io.fangpin.registry.events.out;

import org.jspecify.annotations.NullMarked;

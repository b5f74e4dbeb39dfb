/** Brings a generated county into a running platform through the doors that departments use. */
@NullMarked
package io.fangpin.simulation.load;

import org.jspecify.annotations.NullMarked;

/** Who lives in the synthetic county: divisions, families, names, identity numbers, incomes. */
@NullMarked
package io.fangpin.simulation.county;

import org.jspecify.annotations.NullMarked;

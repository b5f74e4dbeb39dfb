/** The whole platform on one machine: checks, starts and stops the backing services and the six services, and loads the county. */
@NullMarked
package io.fangpin.local;

import org.jspecify.annotations.NullMarked;

/** What departments report about the synthetic county, with noise, and the files it is written to. */
@NullMarked
package io.fangpin.simulation.feeds;

import org.jspecify.annotations.NullMarked;

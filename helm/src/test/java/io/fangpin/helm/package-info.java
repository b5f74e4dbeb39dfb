/** Reads the chart, the compose file and the observability files as their users will, and holds them to what they promise. */
@NullMarked
package io.fangpin.helm;

import org.jspecify.annotations.NullMarked;

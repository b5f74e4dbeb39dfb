/** How well alerts hit whom they should: those that the platform raises against what a synthetic county knows of itself. */
@NullMarked
package io.fangpin.local.bench.targeting;

import org.jspecify.annotations.NullMarked;

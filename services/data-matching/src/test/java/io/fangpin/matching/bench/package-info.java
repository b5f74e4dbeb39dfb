/** How fast the service makes rows of a file into facts, and where the CPU goes. */
@NullMarked
package io.fangpin.matching.bench;

import org.jspecify.annotations.NullMarked;

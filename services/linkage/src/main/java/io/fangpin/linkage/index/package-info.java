/** The register in memory: rows of longs, blocking tables, frequencies. One writer, any number of readers. */
@NullMarked
package io.fangpin.linkage.index;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the running platform: one line per figure, name, value, unit, parted by tabs. */
@NullMarked
package io.fangpin.local.bench;

import org.jspecify.annotations.NullMarked;

/** HTTP: contracts, batches, quarantine, records. */
@NullMarked
package io.fangpin.matching.api;

import org.jspecify.annotations.NullMarked;

/** Batches in PostgreSQL; records and quarantine in the archive, PostgreSQL or MongoDB. */
@NullMarked
package io.fangpin.matching.store;

import org.jspecify.annotations.NullMarked;

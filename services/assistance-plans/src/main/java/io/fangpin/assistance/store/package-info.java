/** Rows and queries; state and outbox rows are written in one transaction. */
@NullMarked
package io.fangpin.assistance.store;

import org.jspecify.annotations.NullMarked;

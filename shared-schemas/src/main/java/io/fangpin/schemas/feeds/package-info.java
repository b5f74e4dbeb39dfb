/** What data-matching's intake says: one valid row of a department's batch. */
@NullMarked
package io.fangpin.schemas.feeds;

import org.jspecify.annotations.NullMarked;

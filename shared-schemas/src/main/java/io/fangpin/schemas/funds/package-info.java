/** What fund-tracking says: allocations, payments, returns and refusals. */
@NullMarked
package io.fangpin.schemas.funds;

import org.jspecify.annotations.NullMarked;

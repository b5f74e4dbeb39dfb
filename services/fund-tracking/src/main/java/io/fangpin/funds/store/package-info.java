/** Rows and statements of the ledger, sources, projects, payments and payees. */
@NullMarked
package io.fangpin.funds.store;

import org.jspecify.annotations.NullMarked;

/** Decisions about money: which measure becomes a payment, which step a payment may take, which accounts move. */
@NullMarked
package io.fangpin.funds.domain;

import org.jspecify.annotations.NullMarked;

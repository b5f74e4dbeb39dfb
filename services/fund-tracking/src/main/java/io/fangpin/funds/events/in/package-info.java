/** What other services say that concerns money: measures, households, deaths. */
@NullMarked
package io.fangpin.funds.events.in;

import org.jspecify.annotations.NullMarked;

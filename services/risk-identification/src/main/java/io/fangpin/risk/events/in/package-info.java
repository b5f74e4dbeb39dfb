/** What this service hears besides the stream: its own alerts, cases, households and feeds, for the read model. */
@NullMarked
package io.fangpin.risk.events.in;

import org.jspecify.annotations.NullMarked;

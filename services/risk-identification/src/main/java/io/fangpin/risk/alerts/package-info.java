/** Use cases of the read model: keeping it in line with what the stream says, and asking it. */
@NullMarked
package io.fangpin.risk.alerts;

import org.jspecify.annotations.NullMarked;

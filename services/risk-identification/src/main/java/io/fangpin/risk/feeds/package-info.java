/** Use cases: how departments' feeds come, and what that makes of alerts and of their absence. */
@NullMarked
package io.fangpin.risk.feeds;

import org.jspecify.annotations.NullMarked;

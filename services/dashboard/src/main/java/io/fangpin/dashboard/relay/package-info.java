/** Requests of the console passed on to the services with the session's token. */
@NullMarked
package io.fangpin.dashboard.relay;

import org.jspecify.annotations.NullMarked;

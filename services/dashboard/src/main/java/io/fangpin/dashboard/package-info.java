/**
 * What people see. Every topic is read into read models of its own database; a change is notified to all replicas when
 * its transaction commits and reaches the browser by SSE. The console behind {@code /} talks only to {@code /api}: what is
 * asked of a service is relayed with the session's token, which never leaves the server.
 */
@NullMarked
package io.fangpin.dashboard;

import org.jspecify.annotations.NullMarked;

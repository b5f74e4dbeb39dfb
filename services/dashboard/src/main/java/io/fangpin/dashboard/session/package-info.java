/** Login sessions: tokens stay on the server. */
@NullMarked
package io.fangpin.dashboard.session;

import org.jspecify.annotations.NullMarked;

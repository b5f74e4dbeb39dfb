/** Every topic, read into the read models. */
@NullMarked
package io.fangpin.dashboard.events.in;

import org.jspecify.annotations.NullMarked;

/** HTTP for the console: who am I, overview, story, live stream. */
@NullMarked
package io.fangpin.dashboard.api;

import org.jspecify.annotations.NullMarked;

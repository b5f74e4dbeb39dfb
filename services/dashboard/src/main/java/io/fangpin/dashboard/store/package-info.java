/** Read models and the statements that keep them. */
@NullMarked
package io.fangpin.dashboard.store;

import org.jspecify.annotations.NullMarked;

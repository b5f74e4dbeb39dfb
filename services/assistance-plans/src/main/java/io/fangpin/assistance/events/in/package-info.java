/** One consumer per topic: a batch is applied once, in one transaction. */
@NullMarked
package io.fangpin.assistance.events.in;

import org.jspecify.annotations.NullMarked;

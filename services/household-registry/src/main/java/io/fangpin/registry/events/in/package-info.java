/** One consumer per topic: parse, drop what was seen, call the use case. */
@NullMarked
package io.fangpin.registry.events.in;

import org.jspecify.annotations.NullMarked;

/** What is read from Kafka: households into the person index, resolutions into the archive. */
@NullMarked
package io.fangpin.matching.events.in;

import org.jspecify.annotations.NullMarked;

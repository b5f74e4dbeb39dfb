/** The Kafka Streams topology that matches feed records, exactly once. */
@NullMarked
package io.fangpin.matching.stream;

import org.jspecify.annotations.NullMarked;

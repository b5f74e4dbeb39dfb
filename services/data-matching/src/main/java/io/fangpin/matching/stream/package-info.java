/** The Kafka Streams topology that matches feed records. */
@NullMarked
package io.fangpin.matching.stream;

import org.jspecify.annotations.NullMarked;

/** The Kafka Streams topology: snapshots and facts make profiles, profiles make alerts (ADR 0005). */
@NullMarked
package io.fangpin.risk.stream;

import org.jspecify.annotations.NullMarked;

/** For tests only: backing services, Kafka probe, architecture rules. Needs test dependencies the kit does not pass on. */
@NullMarked
package io.fangpin.kit.testing;

import org.jspecify.annotations.NullMarked;

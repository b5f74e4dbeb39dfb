/** Says what happened: events written in the caller's transaction, published to Kafka afterwards in order. */
@NullMarked
package io.fangpin.kit.outbox;

import org.jspecify.annotations.NullMarked;

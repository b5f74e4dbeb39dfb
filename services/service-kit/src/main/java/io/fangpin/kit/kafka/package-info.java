/** The wire: CloudEvents headers, the one producer, the topics. */
@NullMarked
package io.fangpin.kit.kafka;

import org.jspecify.annotations.NullMarked;

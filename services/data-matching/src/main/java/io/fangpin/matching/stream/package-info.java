/** Feed records in, what is said about them out: consumed, decided and acknowledged by threads of its own (ADR 22). */
@NullMarked
package io.fangpin.matching.stream;

import org.jspecify.annotations.NullMarked;

/** Refusals and faults as RFC 9457 problem documents, Chinese first, then English. */
@NullMarked
package io.fangpin.kit.problem;

import org.jspecify.annotations.NullMarked;

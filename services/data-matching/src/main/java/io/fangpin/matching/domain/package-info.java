/** Who a record is about, and the fact that follows: pure decisions and the index of known persons. */
@NullMarked
package io.fangpin.matching.domain;

import org.jspecify.annotations.NullMarked;

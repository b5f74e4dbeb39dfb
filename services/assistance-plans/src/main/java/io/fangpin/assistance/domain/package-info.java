/** The case, its workflow, its plan and its deadlines as plain values; decisions are pure functions. */
@NullMarked
package io.fangpin.assistance.domain;

import org.jspecify.annotations.NullMarked;

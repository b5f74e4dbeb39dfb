/** The form in which profiles lie in the state store: records in binary, each value after the tag of its name (ADR 19). */
@NullMarked
package io.fangpin.risk.stream.state;

import org.jspecify.annotations.NullMarked;

/** The JSON of the events that every row of a file causes, written and read without reflection; the same as Jackson's. */
@NullMarked
package io.fangpin.schemas.hot;

import org.jspecify.annotations.NullMarked;

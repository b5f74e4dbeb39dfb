/** What assistance-plans says: cases, their steps, measures agreed and delivered. */
@NullMarked
package io.fangpin.schemas.assistance;

import org.jspecify.annotations.NullMarked;

/** What data-matching says: facts about persons and households, and how far a batch has come. */
@NullMarked
package io.fangpin.schemas.matching;

import org.jspecify.annotations.NullMarked;

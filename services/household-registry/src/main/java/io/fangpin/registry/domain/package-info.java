/** What a household is and what makes it change: records and pure decisions, no framework. */
@NullMarked
package io.fangpin.registry.domain;

import org.jspecify.annotations.NullMarked;

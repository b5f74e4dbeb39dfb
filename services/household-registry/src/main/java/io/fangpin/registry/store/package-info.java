/** Rows and queries of the register; called by use cases only. */
@NullMarked
package io.fangpin.registry.store;

import org.jspecify.annotations.NullMarked;

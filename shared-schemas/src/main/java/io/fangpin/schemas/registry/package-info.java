/** What household-registry says: the household as it is now, and each change of it. */
@NullMarked
package io.fangpin.schemas.registry;

import org.jspecify.annotations.NullMarked;

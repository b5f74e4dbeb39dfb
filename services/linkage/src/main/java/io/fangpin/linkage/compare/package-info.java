/** One class per type of field: its compact form, its levels of agreement, its keys and its terms. */
@NullMarked
package io.fangpin.linkage.compare;

import org.jspecify.annotations.NullMarked;

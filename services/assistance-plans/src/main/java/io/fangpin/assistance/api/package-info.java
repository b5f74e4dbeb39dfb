/** HTTP resources and the shapes they answer. */
@NullMarked
package io.fangpin.assistance.api;

import org.jspecify.annotations.NullMarked;

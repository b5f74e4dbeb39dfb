/** HTTP resources and their views. */
@NullMarked
package io.fangpin.registry.api;

import org.jspecify.annotations.NullMarked;

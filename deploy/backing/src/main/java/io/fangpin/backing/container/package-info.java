/** The backing services as containers, by Testcontainers. */
@NullMarked
package io.fangpin.backing.container;

import org.jspecify.annotations.NullMarked;

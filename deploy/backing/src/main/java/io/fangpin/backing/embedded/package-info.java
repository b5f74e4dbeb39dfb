/** The backing services as real servers in child processes, unpacked from Maven artifacts into a cache. */
@NullMarked
package io.fangpin.backing.embedded;

import org.jspecify.annotations.NullMarked;

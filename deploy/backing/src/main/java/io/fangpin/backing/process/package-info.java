/** Child processes that end with their parent, their readiness, their ports and their data directories. */
@NullMarked
package io.fangpin.backing.process;

import org.jspecify.annotations.NullMarked;

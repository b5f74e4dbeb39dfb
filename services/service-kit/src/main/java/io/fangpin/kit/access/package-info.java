/** Who looked at whose personal data, when and why. */
@NullMarked
package io.fangpin.kit.access;

import org.jspecify.annotations.NullMarked;

/** Personal data at rest: sealed fields, keyed hashes, masks. */
@NullMarked
package io.fangpin.kit.crypto;

import org.jspecify.annotations.NullMarked;

/** Rule packs as written: YAML read with line numbers, CEL compiled and type-checked, examples run before publishing. */
@NullMarked
package io.fangpin.risk.rules;

import org.jspecify.annotations.NullMarked;

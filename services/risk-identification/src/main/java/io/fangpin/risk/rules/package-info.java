/** Rule packs as written: YAML read with line numbers, CEL type-checked and compiled, examples run before publishing. */
@NullMarked
package io.fangpin.risk.rules;

import org.jspecify.annotations.NullMarked;

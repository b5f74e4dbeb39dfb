/** Dataset contracts: what a department's file must look like, as data. */
@NullMarked
package io.fangpin.schemas.contracts;

import org.jspecify.annotations.NullMarked;

/** Reads a department's or village's file row by row against a dataset contract: file → records → cells → typed row or reasons. */
@NullMarked
package io.fangpin.tabular;

import org.jspecify.annotations.NullMarked;

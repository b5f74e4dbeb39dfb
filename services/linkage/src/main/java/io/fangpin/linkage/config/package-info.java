/** What a linkage is made of: fields, comparisons, blocking keys, thresholds. Data, readable from YAML. */
@NullMarked
package io.fangpin.linkage.config;

import org.jspecify.annotations.NullMarked;

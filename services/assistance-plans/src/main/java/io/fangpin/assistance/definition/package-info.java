/** Reads workflow, policy numbers and calendar from their files and refuses a file that does not hold together. */
@NullMarked
package io.fangpin.assistance.definition;

import org.jspecify.annotations.NullMarked;

/** Written Chinese as data: simplified forms, sounds, surnames. */
@NullMarked
package io.fangpin.linkage.text;

import org.jspecify.annotations.NullMarked;

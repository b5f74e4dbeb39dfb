/** Identity of people as the field writes it: resident identity numbers, divisions. */
@NullMarked
package io.fangpin.schemas.people;

import org.jspecify.annotations.NullMarked;

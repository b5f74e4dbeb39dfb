/** The contract between Fangpin's services: event envelope, catalogue, topics and JSON form; no framework inside. */
@NullMarked
package io.fangpin.schemas;

import org.jspecify.annotations.NullMarked;

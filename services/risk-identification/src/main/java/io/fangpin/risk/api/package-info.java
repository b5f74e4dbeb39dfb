/** HTTP: alerts, profiles, and the rules and numbers in force. */
@NullMarked
package io.fangpin.risk.api;

import org.jspecify.annotations.NullMarked;

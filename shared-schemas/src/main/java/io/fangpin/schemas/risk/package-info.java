/** What risk-identification says: alerts with their explanation, and the rules in force. */
@NullMarked
package io.fangpin.schemas.risk;

import org.jspecify.annotations.NullMarked;

/** Rules and policy numbers: what ships with the platform, what is in force now, and how new ones come into force. */
@NullMarked
package io.fangpin.risk.policy;

import org.jspecify.annotations.NullMarked;

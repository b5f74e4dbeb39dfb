/** PostgreSQL: rule packs and policy numbers as published, and the read model of alerts. */
@NullMarked
package io.fangpin.risk.store;

import org.jspecify.annotations.NullMarked;

/** 预警订阅: telling people and systems of alerts that concern them. */
@NullMarked
package io.fangpin.risk.subscriptions;

import org.jspecify.annotations.NullMarked;

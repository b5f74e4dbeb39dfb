/**
 * Assistance plans 帮扶方案: an alert or a clue opens one case per household; people walk the case through the steps
 * that a workflow file defines, up to a plan of measures; measures are delivered, and when the risk is gone the
 * household leaves monitoring. {@code events.in | api -> use case -> domain decides -> store -> outbox -> Kafka}.
 */
@NullMarked
package io.fangpin.assistance;

import org.jspecify.annotations.NullMarked;

/**
 * Where the money goes. A fund source is registered, part of it allocated to a project; a cash measure of an agreed
 * plan becomes a payment order or a refusal with its reason; finance approves; a bank batch carries approved payments to
 * the households' cards; the bank's return file says paid or returned. Every step moves fen between accounts of an
 * append-only ledger whose sum is zero. Flow: events.in or api, use case, domain decides, store, outbox.
 */
@NullMarked
package io.fangpin.funds;

import org.jspecify.annotations.NullMarked;

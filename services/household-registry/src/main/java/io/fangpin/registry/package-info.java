/**
 * Household registry: who lives where (农户登记).
 *
 * <p>{@code api} (REST), {@code sheet} (registration sheets) and {@code events.in} (deaths, monitored status) bring forms
 * and facts; a use case here loads the household, {@code domain} decides the next version, {@link
 * io.fangpin.registry.SaveHouseholds} writes it with its change log and its events in one transaction.
 */
@NullMarked
package io.fangpin.registry;

import org.jspecify.annotations.NullMarked;

/**
 * Risk identification. Households and facts arrive ({@code stream}) and make a profile per household; the rules in force
 * ({@code rules}) are held against it ({@code domain}) and alerts are raised, revised and cleared. The alerts come back
 * ({@code events.in}) into a read model ({@code store}) that {@code api} shows. Rules and policy numbers are published
 * through {@code api}, kept in {@code store} and said on {@code fangpin.risk.rulepacks}, from where the stream takes them.
 */
@NullMarked
package io.fangpin.risk;

import org.jspecify.annotations.NullMarked;

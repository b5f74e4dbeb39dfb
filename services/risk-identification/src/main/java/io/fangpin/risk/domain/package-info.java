/** What is at risk and why: profile, rules, policy numbers, findings and alerts; pure decisions in plain Java. */
@NullMarked
package io.fangpin.risk.domain;

import org.jspecify.annotations.NullMarked;

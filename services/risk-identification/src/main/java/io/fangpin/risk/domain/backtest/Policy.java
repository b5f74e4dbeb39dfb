package io.fangpin.risk.domain.backtest;

import io.fangpin.risk.domain.CompiledRulePack;
import io.fangpin.risk.domain.PolicyNumbers;

/** Rules and numbers that are held against a household together. */
public record Policy(CompiledRulePack pack, PolicyNumbers numbers) {}

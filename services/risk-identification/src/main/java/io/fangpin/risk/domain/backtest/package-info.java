/** 试算与回测: what other rules or numbers would have found; pure, with the evaluation of the live stream. */
@NullMarked
package io.fangpin.risk.domain.backtest;

import org.jspecify.annotations.NullMarked;

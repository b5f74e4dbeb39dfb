/** 试算与回测: asking for them, and working on them beside the live stream. */
@NullMarked
package io.fangpin.risk.backtest;

import org.jspecify.annotations.NullMarked;

/** Speed and correctness of risk evaluation, measured: {@link io.fangpin.risk.bench.RiskBench}. */
package io.fangpin.risk.bench;

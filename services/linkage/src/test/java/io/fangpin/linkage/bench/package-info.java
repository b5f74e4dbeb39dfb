/** Benchmarks and the synthetic population they run on. Nobody in it exists. */
package io.fangpin.linkage.bench;

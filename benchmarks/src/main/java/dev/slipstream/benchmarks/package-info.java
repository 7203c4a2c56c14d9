/** Benchmarks with their baselines. */
@NullMarked
package dev.slipstream.benchmarks;

import org.jspecify.annotations.NullMarked;

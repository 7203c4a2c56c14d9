/** Whole productions: what is written, and whether pictures, sound, results and truth tell the same story. */
@NullMarked
package dev.slipstream.simulator.production;

import org.jspecify.annotations.NullMarked;

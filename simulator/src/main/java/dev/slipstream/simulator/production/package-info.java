/** From a seed to a folder of feeds: which cameras there are, what each of them records, and the truth about it. */
@NullMarked
package dev.slipstream.simulator.production;

import org.jspecify.annotations.NullMarked;

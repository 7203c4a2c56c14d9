/** What happens: three sports as functions of time, their athletes, moments and results. Everything follows from the seed. */
@NullMarked
package dev.slipstream.simulator.sport;

import org.jspecify.annotations.NullMarked;

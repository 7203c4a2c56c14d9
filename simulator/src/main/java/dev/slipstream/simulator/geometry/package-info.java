/** Points and cameras of the simulated world: metres, z up; OpenCV camera axes. Written apart from vision's geometry, so that a mistake in one shows in the other. */
@NullMarked
package dev.slipstream.simulator.geometry;

import org.jspecify.annotations.NullMarked;

/** Athletes as articulated bodies: skeletons, poses and gaits, clothed in rounded cones. */
@NullMarked
package dev.slipstream.simulator.body;

import org.jspecify.annotations.NullMarked;

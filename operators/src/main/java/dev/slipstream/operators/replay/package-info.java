/** Moments of camera groups: which segments show them, and the work that makes models, orbits and slices of them. */
@NullMarked
package dev.slipstream.operators.replay;

import org.jspecify.annotations.NullMarked;

/** Spacetime slices: one picture that shows a motion at several instants, from the video of one camera that stands still or pans. */
@NullMarked
package dev.slipstream.vision.slice;

import org.jspecify.annotations.NullMarked;

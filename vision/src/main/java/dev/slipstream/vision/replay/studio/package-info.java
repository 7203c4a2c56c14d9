/** The whole way from a group's pictures of a moment to what a viewer sees: model, orbit and slice, with cameras that may be missing. */
@NullMarked
package dev.slipstream.vision.replay.studio;

import org.jspecify.annotations.NullMarked;

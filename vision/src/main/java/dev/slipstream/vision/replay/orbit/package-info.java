/**
 * A model seen from where no camera stands: virtual cameras on a path, athletes coloured by the nearest real cameras,
 * the venue from the cameras' own plates. World frame, metres; one processor core per picture, no graphics card.
 */
@NullMarked
package dev.slipstream.vision.replay.orbit;

import org.jspecify.annotations.NullMarked;

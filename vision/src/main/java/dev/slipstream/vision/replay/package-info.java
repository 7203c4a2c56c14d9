/** From one moment of a camera group to a model of its athletes: silhouettes, visual hull, surface, colour. World frame, metres. */
@NullMarked
package dev.slipstream.vision.replay;

import org.jspecify.annotations.NullMarked;

/** Calibrated cameras and the world they see. World: metres, z up. Camera: OpenCV axes (x right, y down, z forward). Pixels: the centre of the top left one is (0, 0). */
@NullMarked
package dev.slipstream.vision.geometry;

import org.jspecify.annotations.NullMarked;

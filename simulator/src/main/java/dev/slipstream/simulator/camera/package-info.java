/** Where the cameras of the venue stand and how their operators move them: the calibrated ring, and the views of the programme. */
@NullMarked
package dev.slipstream.simulator.camera;

import org.jspecify.annotations.NullMarked;

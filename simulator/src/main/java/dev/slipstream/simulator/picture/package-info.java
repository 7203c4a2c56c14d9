/** Pictures in memory and lettering on them, without the desktop's fonts or painters: the same pixels on every machine. */
@NullMarked
package dev.slipstream.simulator.picture;

import org.jspecify.annotations.NullMarked;

/** What viewers get of a competition: which camera is on air when, what is repeated, and the graphics over it, with the truth about all of these. */
@NullMarked
package dev.slipstream.simulator.broadcast;

import org.jspecify.annotations.NullMarked;

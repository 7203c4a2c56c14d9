/** What is heard in the venue: crowd, sport and commentary, synthesised from the competition's moments. */
@NullMarked
package dev.slipstream.simulator.sound;

import org.jspecify.annotations.NullMarked;

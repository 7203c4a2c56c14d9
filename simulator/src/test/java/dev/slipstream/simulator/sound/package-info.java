/** Sound is judged by the meter that the product listens with. */
@NullMarked
package dev.slipstream.simulator.sound;

import org.jspecify.annotations.NullMarked;

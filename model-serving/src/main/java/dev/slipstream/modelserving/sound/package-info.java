/** What is heard: whether somebody speaks, and which kinds of sound there are. All sound is 16 kHz, mono, -1 to 1. */
@NullMarked
package dev.slipstream.modelserving.sound;

import org.jspecify.annotations.NullMarked;

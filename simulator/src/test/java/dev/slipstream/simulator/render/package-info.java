/** Whether pictures show what the truth says. */
@NullMarked
package dev.slipstream.simulator.render;

import org.jspecify.annotations.NullMarked;

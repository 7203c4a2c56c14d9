/** A small competition of known content, so that what is made from one is tested without any sport. */
@NullMarked
package dev.slipstream.simulator.fake;

import org.jspecify.annotations.NullMarked;

/** Whether what a feed shows and sounds like can be right: black, frozen, silent, looping. */
@NullMarked
package dev.slipstream.operators.health;

import org.jspecify.annotations.NullMarked;

/** From samples to descriptions. */
@NullMarked
package dev.slipstream.operators.describe;

import org.jspecify.annotations.NullMarked;

/** From segments to decoded samples. */
@NullMarked
package dev.slipstream.operators.sample;

import org.jspecify.annotations.NullMarked;

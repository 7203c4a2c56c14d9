/** Highlights: what in an event unit is worth showing again, from all of its feeds and its results, with reasons, and under an editor's hand. */
@NullMarked
package dev.slipstream.operators.highlight;

import org.jspecify.annotations.NullMarked;

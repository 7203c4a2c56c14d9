/** Feeds as a FLIP-27 source. */
@NullMarked
package dev.slipstream.connectors.feed;

import org.jspecify.annotations.NullMarked;

/** Feeds are written and served for real: the bundled FFmpeg encodes, decodes and listens. */
@NullMarked
package dev.slipstream.simulator.feed;

import org.jspecify.annotations.NullMarked;

/** The picture of a scene as a camera sees it: a small rasteriser in plain Java. All arithmetic is exact by specification (no fused or approximate functions), so the same seed gives the same pixels on every machine. */
@NullMarked
package dev.slipstream.simulator.render;

import org.jspecify.annotations.NullMarked;

/** Truth is checked against the published schemas, and its geometry by points on the surface. */
@NullMarked
package dev.slipstream.simulator.truth;

import org.jspecify.annotations.NullMarked;

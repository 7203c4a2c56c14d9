/** Where it happens: arenas and slopes as meshes, crowds, boards of invented sponsors, suits with bibs. */
@NullMarked
package dev.slipstream.simulator.venue;

import org.jspecify.annotations.NullMarked;

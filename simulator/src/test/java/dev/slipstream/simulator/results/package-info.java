/** Documents are read back with the reader that the product has. */
@NullMarked
package dev.slipstream.simulator.results;

import org.jspecify.annotations.NullMarked;

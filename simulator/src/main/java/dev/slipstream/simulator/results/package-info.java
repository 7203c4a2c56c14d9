/** What the results system sends while the competition runs: Olympic Data Feed documents, made from the same truth as the pictures. */
@NullMarked
package dev.slipstream.simulator.results;

import org.jspecify.annotations.NullMarked;

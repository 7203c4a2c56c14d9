/** What was true, written for those who measure: truth.json and rig.json, byte for byte the same for the same seed. */
@NullMarked
package dev.slipstream.simulator.truth;

import org.jspecify.annotations.NullMarked;

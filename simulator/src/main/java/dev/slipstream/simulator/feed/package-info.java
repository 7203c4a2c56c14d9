/** Pictures and sound become files and live feeds: encoding, trouble on purpose, and players that serve hundreds of feeds. */
@NullMarked
package dev.slipstream.simulator.feed;

import org.jspecify.annotations.NullMarked;

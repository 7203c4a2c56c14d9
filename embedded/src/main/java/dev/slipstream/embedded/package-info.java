/** Real servers on loopback. */
@NullMarked
package dev.slipstream.embedded;

import org.jspecify.annotations.NullMarked;

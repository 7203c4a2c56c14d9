/** The media store. */
@NullMarked
package dev.slipstream.connectors.media;

import org.jspecify.annotations.NullMarked;

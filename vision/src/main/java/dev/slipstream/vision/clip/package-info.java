/** Highlight clips out of the segments that ingest stored: cut, with a poster, and strung together as a reel. */
@NullMarked
package dev.slipstream.vision.clip;

import org.jspecify.annotations.NullMarked;

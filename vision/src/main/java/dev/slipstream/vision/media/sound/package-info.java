/** Loudness by ITU-R BS.1770-5 as pure computation on samples, so that it can be tested against the Recommendation without any media. */
@NullMarked
package dev.slipstream.vision.media.sound;

import org.jspecify.annotations.NullMarked;

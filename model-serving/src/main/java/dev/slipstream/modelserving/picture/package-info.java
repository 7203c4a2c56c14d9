/** From pictures to what networks take: cut, scaled, padded, and laid out; and back from their pixels to the picture's. */
@NullMarked
package dev.slipstream.modelserving.picture;

import org.jspecify.annotations.NullMarked;

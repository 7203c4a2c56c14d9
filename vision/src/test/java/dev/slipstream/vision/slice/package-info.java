@NullMarked
package dev.slipstream.vision.slice;

import org.jspecify.annotations.NullMarked;

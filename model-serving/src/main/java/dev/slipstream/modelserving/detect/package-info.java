/** People and things in pictures: neural detectors behind one codec, and a labelled heuristic where there is no model. */
@NullMarked
package dev.slipstream.modelserving.detect;

import org.jspecify.annotations.NullMarked;

/** Sentences as vectors, for search by meaning. */
@NullMarked
package dev.slipstream.modelserving.embedding;

import org.jspecify.annotations.NullMarked;

/** What a person looks like as a vector, so that the same one can be found again in another picture or view. */
@NullMarked
package dev.slipstream.modelserving.person;

import org.jspecify.annotations.NullMarked;

/** What every engine and wire format has in common: tensors, what a model takes, and what its numbers mean. */
@NullMarked
package dev.slipstream.modelserving.tensor;

import org.jspecify.annotations.NullMarked;

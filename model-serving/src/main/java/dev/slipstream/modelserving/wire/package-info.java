/** What client and server of the Open Inference Protocol have in common: tensors in its messages. */
@NullMarked
package dev.slipstream.modelserving.wire;

import org.jspecify.annotations.NullMarked;

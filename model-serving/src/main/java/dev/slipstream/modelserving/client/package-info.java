/** Asking models wherever they are: in this process or behind the Open Inference Protocol; batches, retries, limits. */
@NullMarked
package dev.slipstream.modelserving.client;

import org.jspecify.annotations.NullMarked;

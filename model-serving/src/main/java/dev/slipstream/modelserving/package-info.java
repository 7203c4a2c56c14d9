/** What the pipeline asks of a model, and which weights answered. */
@NullMarked
package dev.slipstream.modelserving;

import org.jspecify.annotations.NullMarked;

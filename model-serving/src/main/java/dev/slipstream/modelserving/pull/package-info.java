/** Fetches models from public packages when a person asks for it, and never on its own. */
@NullMarked
package dev.slipstream.modelserving.pull;

import org.jspecify.annotations.NullMarked;

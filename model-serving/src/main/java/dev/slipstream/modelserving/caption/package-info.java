/** Sentences about pictures by a vision-language model behind any OpenAI-compatible endpoint; it fails closed. */
@NullMarked
package dev.slipstream.modelserving.caption;

import org.jspecify.annotations.NullMarked;

/** One set of facts about a shot, and the texts that say them in each language. */
@NullMarked
package dev.slipstream.operators.describe.words;

import org.jspecify.annotations.NullMarked;

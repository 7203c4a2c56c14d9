/** What every job does with a feed's records before it looks at them: the split of the source's output, and the way out for records that failed. */
@NullMarked
package dev.slipstream.operators.feed;

import org.jspecify.annotations.NullMarked;

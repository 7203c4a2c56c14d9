/** Models inside asynchronous operators: turns by feed, shedding by priority, a deadline, and a result in any case. */
@NullMarked
package dev.slipstream.operators.inference;

import org.jspecify.annotations.NullMarked;

/** Models inside asynchronous operators: bounded threads, a deadline for every answer, and a result in any case. */
@NullMarked
package dev.slipstream.operators.model;

import org.jspecify.annotations.NullMarked;

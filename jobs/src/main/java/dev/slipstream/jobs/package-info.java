/** One main class per submittable job; wiring only. */
@NullMarked
package dev.slipstream.jobs;

import org.jspecify.annotations.NullMarked;

/** What is worth asking a model: gates, a budget per second with priority by feed, and which version answers. */
@NullMarked
package dev.slipstream.operators.cascade;

import org.jspecify.annotations.NullMarked;

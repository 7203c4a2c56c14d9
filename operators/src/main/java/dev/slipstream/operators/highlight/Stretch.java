package dev.slipstream.operators.highlight;

/** In- and out-point in the capture time of one feed, microseconds since 1970. */
record Stretch(long startMicros, long endMicros) {}

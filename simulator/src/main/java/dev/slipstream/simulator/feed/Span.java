package dev.slipstream.simulator.feed;

/**
 * A stretch of a feed's time.
 *
 * @param from seconds from the start
 * @param to seconds; infinite = to the end
 */
record Span(double from, double to) {
    boolean contains(double seconds) {
        return seconds >= from && seconds < to;
    }
}

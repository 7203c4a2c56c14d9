package dev.slipstream.cli;

/**
 * What the demo tells of its highlights.
 *
 * @param published now
 * @param rejected candidates that are settled
 * @param retracted that were published before
 * @param clips highlights that have one
 * @param publish from the moment to where a reader sees the highlight first
 * @param clip from the out-point to where a reader sees the clip first
 */
record HighlightFigures(int published, int rejected, int retracted, int clips, Latency publish, Latency clip) {}

package dev.slipstream.vision.clip;

import dev.slipstream.vision.media.SegmentFrames;

/**
 * A segment that a clip may be cut from, read only where it is needed.
 *
 * @param startMicros of its earliest picture on the common time line, microseconds
 * @param durationMicros of its pictures together, microseconds
 * @param dependent whether its first picture needs earlier segments to decode
 * @param media gives its bytes
 */
public record ClipSegment(long startMicros, long durationMicros, boolean dependent, SegmentFrames.Media media) {
    /** When the next segment is due, microseconds. */
    public long endMicros() {
        return startMicros + durationMicros;
    }
}

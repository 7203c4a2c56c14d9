package dev.slipstream.operators.describe;

import org.jspecify.annotations.Nullable;

/**
 * State of shot detection for one feed: two thumbnails (4.6 KB) and a few numbers, whatever the shot's length. One per
 * feed stays after its end, without the thumbnails, to recognise replays; feeds are a few hundred. A Flink POJO.
 */
public class ShotTracker {
    public long epoch;
    public long sequence;
    public boolean ended;
    /** Of the open shot's first sample. */
    public long firstSequence;
    /** The last thumbnail that showed something; null once the epoch has ended. */
    public byte @Nullable [] reference;
    /** Whether the last sample was plain and its judgement is put off. */
    public boolean held;
    /** The thumbnail whose text was read last. */
    public byte @Nullable [] read;
    /** Media time of that reading, microseconds. */
    public long readMediaMicros;
    /** Capture time of the last sample, microseconds since 1970. */
    public long captureMicros;

    public ShotTracker() {}

    /** A tracker whose feed has sent nothing of this epoch yet. */
    static ShotTracker before(long epoch) {
        ShotTracker tracker = new ShotTracker();
        tracker.epoch = epoch;
        tracker.sequence = -1;
        return tracker;
    }
}

package dev.slipstream.operators.highlight;

/** A rise of the loudness of one feed above its own baseline: state of a {@link FeedTrack}. A Flink POJO. */
public class Cheer {
    /** Where the rise begins, capture time, microseconds since 1970. */
    public long startMicros;
    /** Where it is down to half of its peak; 0 while it is not. */
    public long endMicros;
    /** Most that it was above the baseline in its first seconds, LU. */
    public float peakLu;

    public Cheer() {}

    Cheer(long startMicros, float peakLu) {
        this.startMicros = startMicros;
        this.peakLu = peakLu;
    }
}

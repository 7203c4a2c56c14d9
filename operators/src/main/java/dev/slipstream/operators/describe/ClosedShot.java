package dev.slipstream.operators.describe;

/**
 * How far a feed's descriptions have come, to tell late samples. Three numbers per feed that stay after its end; feeds
 * are a few hundred. A Flink POJO.
 */
public class ClosedShot {
    public long epoch;
    /** Of the last sample that was described. */
    public long lastSequence;
    /** Whether the epoch has ended, so that nothing of it may follow. */
    public boolean ended;

    public ClosedShot() {}

    ClosedShot(long epoch, long lastSequence, boolean ended) {
        this.epoch = epoch;
        this.lastSequence = lastSequence;
        this.ended = ended;
    }

    /** Whether a sample is of what was closed already. */
    boolean isPast(long sampleEpoch, long sequence) {
        return sampleEpoch < epoch || (sampleEpoch == epoch && (ended || sequence <= lastSequence));
    }
}

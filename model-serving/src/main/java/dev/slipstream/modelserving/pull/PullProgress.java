package dev.slipstream.modelserving.pull;

/** Told how far a pull is, for a person who waits. */
public interface PullProgress {
    /** A step has begun, such as "fetching ...". */
    void step(String what);

    /** Bytes fetched of the running step; {@code of} is -1 where nobody said. */
    void bytes(long done, long of);
}

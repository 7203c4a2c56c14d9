package dev.slipstream.operators.highlight;

/** State of one unit: how far its time has come. A Flink POJO. */
public class UnitClock {
    /** Newest capture time of its feeds, microseconds since 1970. */
    public long newestMicros = Long.MIN_VALUE;
    /** What happened until then is settled. */
    public long settledMicros = Long.MIN_VALUE;
    /** Of the last replay that was asked for. */
    public long replayMicros = Long.MIN_VALUE;
    /** Of the last exposure that was sent. */
    public long exposureRevision;
    /** Event time, milliseconds, at which the unit is forgotten if nothing comes. */
    public long forgetMillis;

    public UnitClock() {}
}

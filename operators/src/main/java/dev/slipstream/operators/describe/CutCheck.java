package dev.slipstream.operators.describe;

/** What the pictures between two samples say about a supposed cut. A Flink POJO. */
public class CutCheck {
    /** Whether the scene changed. */
    public boolean cut;
    /** Media time of the new scene's first picture, microseconds; meaningless where there is none. */
    public long mediaMicros;

    public CutCheck() {}

    /** The scene changed at this media time. */
    public static CutCheck at(long mediaMicros) {
        CutCheck check = new CutCheck();
        check.cut = true;
        check.mediaMicros = mediaMicros;
        return check;
    }

    /** The camera moved, and the scene stayed. */
    public static CutCheck none() {
        return new CutCheck();
    }
}

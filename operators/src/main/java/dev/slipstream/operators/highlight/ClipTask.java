package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.operators.replay.SegmentReference;

import java.util.ArrayList;
import java.util.List;

/** A highlight whose main angle can be cut: every segment of it is there. A Flink POJO. */
public class ClipTask {
    public Highlight highlight;
    /** That hold the stretch, in order, and those before that the first one needs to decode. */
    public List<SegmentReference> segments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public ClipTask() {}

    ClipTask(Highlight highlight, List<SegmentReference> segments) {
        this.highlight = highlight;
        this.segments = segments;
    }
}

package dev.slipstream.operators.replay;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What one camera of a rig has of a moment, or why it has nothing. A Flink POJO. */
public class CameraShare {
    /** Its id in the rig. */
    public String camera;

    public @Nullable String feed;
    /** Why it cannot be used; empty where it can. */
    public String reason = "";
    /** Segments that show the stretch, in order; empty where it cannot be used. */
    public List<SegmentReference> segments = new ArrayList<>();
    /** The one of them that shows the moment. */
    public @Nullable String segment;
    /** Of that one; Long.MAX_VALUE = unknown. */
    public long clockErrorMicros;

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public CameraShare() {}

    static CameraShare without(String camera, @Nullable String feed, String reason) {
        CameraShare share = new CameraShare();
        share.camera = camera;
        share.feed = feed;
        share.reason = reason;
        return share;
    }

    static CameraShare of(String camera, String feed, SegmentReference moment, List<SegmentReference> segments) {
        CameraShare share = without(camera, feed, "");
        share.segment = moment.segment;
        share.clockErrorMicros = moment.clockErrorMicros;
        share.segments = segments;
        return share;
    }

    public boolean isUsable() {
        return reason.isEmpty();
    }
}

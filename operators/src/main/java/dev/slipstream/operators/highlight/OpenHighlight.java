package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.operators.replay.SegmentReference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * State of one highlight or candidate of a unit, from its first sign until its unit is forgotten: its id, which never changes, and
 * what was said of it last; 3 KB, and as much again for the segments of its clip. A Flink POJO.
 */
public class OpenHighlight {
    public String id;
    /** Of its first moment as it was judged last, microseconds since 1970. */
    public long firstMicros;

    public long lastMicros;
    public long revision;
    /** As the signals judge it, without what editors decided; null = nothing was judged worth telling yet. */
    public @Nullable Highlight judged;
    /** What was sent last; null = nothing yet. */
    public @Nullable Highlight sent;
    /** Whether it was ever sent as published. */
    public boolean published;
    /** Whether a replay of its moment was asked for. */
    public boolean replayAsked;
    /** For which a clip was asked last; 0 = for none yet. */
    public long clipRevision;
    /** Of which it is cut: an editor may trim it when the feed has long forgotten them. */
    public List<SegmentReference> clipSegments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public OpenHighlight() {}

    OpenHighlight(String id, long firstMicros, long lastMicros) {
        this.id = id;
        this.firstMicros = firstMicros;
        this.lastMicros = lastMicros;
    }

    boolean settled() {
        return judged != null && judged.getSettled();
    }
}

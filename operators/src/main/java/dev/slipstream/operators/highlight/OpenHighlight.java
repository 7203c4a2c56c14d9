package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import org.jspecify.annotations.Nullable;

/**
 * State of one highlight or candidate of a unit, from its first sign until its unit is forgotten: its id, which never changes, and
 * what was said of it last; 3 KB. A Flink POJO.
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
    /** Bounds for which a clip was asked, microseconds; 0 = none yet. */
    public long clipStart;

    public long clipEnd;

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

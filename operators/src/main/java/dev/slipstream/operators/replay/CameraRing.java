package dev.slipstream.operators.replay;

import dev.slipstream.contracts.record.MediaReference;
import dev.slipstream.contracts.record.Segment;
import dev.slipstream.contracts.record.SegmentKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * State of one camera of a group: references to its newest segments, at most {@value #MOST_SEGMENTS}, none older than the window. A
 * Flink POJO.
 */
public class CameraRing {
    /** Half a minute in segments of half a second; an encoder with shorter ones gets a shorter window. */
    static final int MOST_SEGMENTS = 60;

    public String feed;
    public long epoch;
    public boolean ended;
    public @Nullable String unit;
    public @Nullable String sport;
    /** In the order of their sequence. */
    public List<SegmentReference> segments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public CameraRing() {}

    CameraRing(Segment first) {
        feed = first.getFeed();
        epoch = first.getEpoch();
    }

    /**
     * Takes in a segment; one that came before changes nothing.
     *
     * @param windowMicros how far back references are kept
     */
    void add(Segment segment, long windowMicros) {
        if (segment.getEpoch() < epoch) {
            return;
        }
        if (segment.getEpoch() > epoch) {
            // What was captured before is still there to be asked for, but its media time means something else.
            epoch = segment.getEpoch();
            ended = false;
            segments.clear();
        }
        if (segment.getKind() == SegmentKind.END) {
            ended = true;
            return;
        }
        MediaReference media = segment.getMedia();
        if (media == null || (!segments.isEmpty() && segment.getSequence() <= last().sequence)) {
            return;
        }
        unit = segment.getUnit();
        sport = segment.getSport();
        segments.add(SegmentReference.of(segment, media));
        long oldest = last().endMicros() - windowMicros;
        while (segments.size() > MOST_SEGMENTS || segments.get(0).endMicros() < oldest) {
            segments.remove(0);
        }
    }

    private SegmentReference last() {
        return segments.get(segments.size() - 1);
    }

    /** Whether nothing more can come that shows this time. */
    boolean hasPassed(long micros) {
        return ended || (!segments.isEmpty() && last().endMicros() > micros);
    }

    /** Capture time from which on it knows all; Long.MAX_VALUE where it knows nothing. */
    long oldestMicros() {
        return segments.isEmpty() ? Long.MAX_VALUE : segments.get(0).captureMicros;
    }

    /** The segment that shows this time; null where there is none. */
    @Nullable
    SegmentReference at(long micros) {
        for (SegmentReference segment : segments) {
            if (segment.holds(micros)) {
                return segment;
            }
        }
        return null;
    }

    /** The segments that show a stretch, and those before that they need to decode, in order; without a gap. */
    List<SegmentReference> stretch(long fromMicros, long toMicros, SegmentReference around) {
        int middle = segments.indexOf(around);
        int first = middle;
        while (first > 0
                && follows(segments.get(first - 1), segments.get(first))
                && (segments.get(first).dependent || segments.get(first - 1).endMicros() > fromMicros)) {
            first--;
        }
        int last = middle;
        while (last + 1 < segments.size()
                && follows(segments.get(last), segments.get(last + 1))
                && segments.get(last + 1).captureMicros <= toMicros) {
            last++;
        }
        return new ArrayList<>(segments.subList(first, last + 1));
    }

    private static boolean follows(SegmentReference before, SegmentReference after) {
        return after.sequence == before.sequence + 1;
    }
}

package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.Ids;
import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.replay.SegmentReference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What follows from a published highlight: a clip of its main angle, and a replay where a camera group saw it. Pure. */
final class Clips {
    /** How far around the moment an orbit and a slice go. */
    private static final long ROLL_MICROS = 1_000_000;

    private Clips() {}

    /**
     * The clip that can be cut now; null while the main angle's feed has not passed the out-point.
     *
     * @param before segments of its clip as it was cut last
     */
    static @Nullable ClipTask task(Highlight highlight, List<FeedTrack> tracks, List<SegmentReference> before) {
        if (highlight.getAngles().isEmpty()) {
            return null;
        }
        HighlightAngle main = highlight.getAngles().get(0);
        long end = Segments.micros(main.getEnd());
        TreeMap<Long, SegmentReference> known = new TreeMap<>();
        before.stream().filter(segment -> isOf(main, segment)).forEach(segment -> known.put(segment.sequence, segment));
        boolean passed = false;
        for (FeedTrack track : tracks) {
            if (track.feed.equals(main.getFeed()) && track.epoch == main.getEpoch()) {
                track.segments.forEach(segment -> known.put(segment.sequence, segment));
                passed = track.ended;
            }
        }
        passed |= !known.isEmpty() && known.lastEntry().getValue().endMicros() >= end;
        List<SegmentReference> segments = stretch(List.copyOf(known.values()), Segments.micros(main.getStart()), end);
        return passed && !segments.isEmpty() ? new ClipTask(highlight, segments) : null;
    }

    private static boolean isOf(HighlightAngle angle, SegmentReference segment) {
        return segment.segment.equals(Ids.segment(angle.getFeed(), angle.getEpoch(), segment.sequence));
    }

    private static List<SegmentReference> stretch(List<SegmentReference> all, long startMicros, long endMicros) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            SegmentReference segment = all.get(i);
            if (segment.endMicros() > startMicros && segment.captureMicros < endMicros) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return List.of();
        }
        while (first > 0 && all.get(first).dependent) {
            first--;
        }
        return new ArrayList<>(all.subList(first, last + 1));
    }

    /** Of the first feed that belongs to one of these; null where none does. */
    static @Nullable String cameraGroup(List<FeedTrack> tracks, Set<String> groups) {
        for (FeedTrack track : tracks) {
            if (track.cameraGroup != null && groups.contains(track.cameraGroup) && !track.ended) {
                return track.cameraGroup;
            }
        }
        return null;
    }

    static ReplayRequest request(Highlight highlight, String group, long nowMicros) {
        return ReplayRequest.newBuilder()
                .setId(highlight.getId() + "/replay")
                .setGroup(group)
                .setMoment(highlight.getMoment())
                .setPreRollMicros(ROLL_MICROS)
                .setPostRollMicros(ROLL_MICROS)
                .setPriority((int) Math.round(100 * highlight.getScore()))
                .setRequester("highlight")
                .setTime(Segments.instant(nowMicros))
                .build();
    }
}

package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.ReplayRequest;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.replay.SegmentReference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What follows from a published highlight: a clip of its main angle, and a replay where a camera group saw it. Pure. */
final class Clips {
    /** How far around the moment an orbit and a slice go. */
    private static final long ROLL_MICROS = 1_000_000;

    private Clips() {}

    /** The clip that can be cut now; null while the main angle's feed has not passed the out-point. */
    static @Nullable ClipTask task(Highlight highlight, List<FeedTrack> tracks) {
        if (highlight.getAngles().isEmpty()) {
            return null;
        }
        HighlightAngle main = highlight.getAngles().get(0);
        for (FeedTrack track : tracks) {
            long end = Segments.micros(main.getEnd());
            boolean passed = track.ended || track.endMicros() >= end;
            if (track.feed.equals(main.getFeed()) && track.epoch == main.getEpoch() && passed) {
                List<SegmentReference> segments = stretch(track, Segments.micros(main.getStart()), end);
                return segments.isEmpty() ? null : new ClipTask(highlight, segments);
            }
        }
        return null;
    }

    private static List<SegmentReference> stretch(FeedTrack track, long startMicros, long endMicros) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < track.segments.size(); i++) {
            SegmentReference segment = track.segments.get(i);
            if (segment.endMicros() > startMicros && segment.captureMicros < endMicros) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return List.of();
        }
        while (first > 0 && track.segments.get(first).dependent) {
            first--;
        }
        return new ArrayList<>(track.segments.subList(first, last + 1));
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

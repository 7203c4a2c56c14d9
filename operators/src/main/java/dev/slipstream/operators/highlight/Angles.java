package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.replay.SegmentReference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The feeds that show a highlight, the main one first: of the highest priority, then the one that is cut as a programme is. Pure. */
final class Angles {
    /** More cameras at one venue are a camera group, of which the others are known by its name. */
    private static final int MOST = 24;

    private Angles() {}

    /**
     * The angles now.
     *
     * @param before those that it had: a feed that has connected again holds the moment no more, but its media do
     */
    static List<HighlightAngle> of(UnitView view, Happening happening, MomentKind kind, List<HighlightAngle> before) {
        return view.tracks().stream()
                .sorted(Comparator.comparingInt((FeedTrack track) -> -track.priority)
                        .thenComparingInt(track -> -cuts(track, happening.firstMicros()))
                        .thenComparing(track -> track.feed))
                .map(track -> Bounds.shows(track, happening)
                        ? angle(track, Bounds.of(track, happening, kind))
                        : ofEpochBefore(track, before))
                .filter(Objects::nonNull)
                .limit(MOST)
                .toList();
    }

    private static @Nullable HighlightAngle ofEpochBefore(FeedTrack track, List<HighlightAngle> before) {
        return before.stream()
                .filter(angle -> angle.getFeed().equals(track.feed) && angle.getEpoch() < track.epoch)
                .findFirst()
                .orElse(null);
    }

    /** Shots of the last minute, up to ten: a camera that is never cut has one. */
    private static int cuts(FeedTrack track, long micros) {
        long count = track.shots.stream()
                .filter(shot -> shot.startMicros <= micros && shot.endMicros > micros - 60_000_000)
                .count();
        return (int) Math.min(10, count);
    }

    static HighlightAngle angle(FeedTrack track, Stretch stretch) {
        long first = -1;
        long last = -1;
        long error = 0;
        for (SegmentReference segment : track.segments) {
            if (segment.endMicros() > stretch.startMicros() && segment.captureMicros < stretch.endMicros()) {
                first = first < 0 ? segment.sequence : first;
                last = segment.sequence;
                error = Math.max(error, segment.clockErrorMicros);
            }
        }
        return new HighlightAngle(
                track.feed,
                track.epoch,
                Segments.instant(stretch.startMicros()),
                Segments.instant(stretch.endMicros()),
                first,
                last,
                error);
    }

    /** The highlight whose main angle has the highlight's own in- and out-point, where an editor moved them. */
    static Highlight aligned(Highlight edited, List<FeedTrack> tracks) {
        if (edited.getAngles().isEmpty()) {
            return edited;
        }
        HighlightAngle main = edited.getAngles().get(0);
        if (main.getStart().equals(edited.getStart()) && main.getEnd().equals(edited.getEnd())) {
            return edited;
        }
        List<HighlightAngle> angles = new ArrayList<>(edited.getAngles());
        HighlightAngle moved = HighlightAngle.newBuilder(main)
                .setStart(edited.getStart())
                .setEnd(edited.getEnd())
                .build();
        for (FeedTrack track : tracks) {
            boolean same = track.feed.equals(main.getFeed()) && track.epoch == main.getEpoch();
            if (same && track.holds(Segments.micros(edited.getStart()))) {
                moved = angle(track, new Stretch(Segments.micros(edited.getStart()), Segments.micros(edited.getEnd())));
            }
        }
        angles.set(0, moved);
        return Highlight.newBuilder(edited).setAngles(angles).build();
    }
}

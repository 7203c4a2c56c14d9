package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.MomentKind;
import org.jspecify.annotations.Nullable;

/**
 * Where a highlight begins and ends on a feed: the action with its run-up, and the reaction, from cut to cut where one is
 * near, and never into a shot that shows something else again. The cheer tells how long the reaction is; it does not tell the
 * action, which lies before it. Pure.
 */
final class Bounds {
    /** A viewer needs so long to see where he is. */
    private static final long LEAST_LEAD_MICROS = 1_500_000;

    private static final long MOST_LEAD_MICROS = 9_000_000;
    private static final long LEAST_REACTION_MICROS = 3_000_000;
    private static final long MOST_REACTION_MICROS = 8_000_000;
    private static final long USUAL_REACTION_MICROS = 4_500_000;
    /** A cut that is no further from the wanted out-point takes its place. */
    private static final long SNAP_MICROS = 2_000_000;
    /** Half of the wipe to or from a replay, in the middle of which the cut is. */
    private static final long WIPE_MICROS = 400_000;
    /** From the crowd's rise to where its half-life ends is what viewers call the cheer. */
    private static final long CHEER_TAIL_MICROS = 500_000;

    private Bounds() {}

    /** Whether a feed shows the first moment, live. */
    static boolean shows(FeedTrack track, Happening happening) {
        return track.holds(happening.firstMicros() + offset(track, happening))
                && track.shots.stream()
                        .noneMatch(
                                shot -> shot.replay && shot.shows(happening.firstMicros() + offset(track, happening)));
    }

    /** The stretch on a feed that {@link #shows} it; cut off at what the feed still has, and will ever have. */
    static Stretch of(FeedTrack track, Happening happening, MomentKind kind) {
        long offset = offset(track, happening);
        long first = happening.firstMicros() + offset;
        long last = happening.lastMicros() + offset;
        long start = Math.max(start(track, first, first - lead(kind)), track.segments.get(0).captureMicros);
        return new Stretch(start, end(track, last, last + reaction(happening)));
    }

    /**
     * How far the feed's clock is ahead of that which told the moment: by when its own sound rose. Less than half a
     * second is not to be told from the distance of its microphone.
     */
    private static long offset(FeedTrack track, Happening happening) {
        Cheer nearest = null;
        long first = happening.firstMicros();
        for (Cheer cheer : track.cheers) {
            long away = Math.abs(cheer.startMicros - first);
            if (away <= 2_500_000 && (nearest == null || away < Math.abs(nearest.startMicros - first))) {
                nearest = cheer;
            }
        }
        if (nearest == null || Math.abs(nearest.startMicros - first) < 500_000) {
            return 0;
        }
        return nearest.startMicros - first;
    }

    /** Run-up that belongs to the action. */
    private static long lead(MomentKind kind) {
        return switch (kind) {
            case GOAL, SAVE, SHOT -> 5_000_000;
            case FINISH, LEAD_CHANGE, MEDAL -> 4_500_000;
            case START -> 3_000_000;
            default -> 4_000_000;
        };
    }

    private static long reaction(Happening happening) {
        long last = happening.lastMicros();
        long until = 0;
        for (Happening.HeardCheer cheer : happening.cheers) {
            until = Math.max(until, cheer.endMicros() + CHEER_TAIL_MICROS - last);
        }
        long wanted = until > 0 ? until : USUAL_REACTION_MICROS;
        return Math.max(LEAST_REACTION_MICROS, Math.min(MOST_REACTION_MICROS, wanted));
    }

    /** The last cut that leaves the least lead and is not too early; what was wanted where there is none. */
    private static long start(FeedTrack track, long first, long wanted) {
        long start = wanted;
        Long cut = null;
        for (SeenShot shot : track.shots) {
            long at = shot.startMicros;
            boolean allowed = at <= first - LEAST_LEAD_MICROS && at >= first - MOST_LEAD_MICROS && !shot.replay;
            if (allowed && (cut == null || Math.abs(at - wanted) < Math.abs(cut - wanted))) {
                cut = at;
            }
        }
        if (cut != null && Math.abs(cut - wanted) <= 2 * SNAP_MICROS) {
            start = cut;
        }
        for (SeenShot shot : track.shots) {
            long clear = shot.endMicros + WIPE_MICROS;
            if (shot.replay && clear > start && shot.endMicros <= first) {
                start = Math.min(clear, first);
            }
        }
        return start;
    }

    private static long end(FeedTrack track, long last, long wanted) {
        long end = endOfReaction(track, last, wanted);
        return track.ended ? Math.min(end, track.endMicros()) : end;
    }

    private static long endOfReaction(FeedTrack track, long last, long wanted) {
        long end = wanted;
        Long replay = firstReplay(track, last, wanted);
        if (replay != null) {
            return Math.max(replay - WIPE_MICROS, last + LEAST_LEAD_MICROS);
        }
        for (SeenShot shot : track.shots) {
            long at = shot.startMicros;
            if (at >= last + LEAST_REACTION_MICROS && Math.abs(at - wanted) <= SNAP_MICROS) {
                boolean nearer = end == wanted || Math.abs(at - wanted) < Math.abs(end - wanted);
                end = nearer ? at : end;
            }
        }
        return end;
    }

    private static @Nullable Long firstReplay(FeedTrack track, long last, long wanted) {
        Long first = null;
        for (SeenShot shot : track.shots) {
            boolean within = shot.replay && shot.startMicros > last && shot.startMicros <= wanted;
            if (within && (first == null || shot.startMicros < first)) {
                first = shot.startMicros;
            }
        }
        return first;
    }
}

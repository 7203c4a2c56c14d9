package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.operators.describe.Segments;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be a highlight: things that happened so close together that a viewer would want them as one, and everything that
 * speaks for them. Made anew for each judgement; never state.
 */
final class Happening {
    /** In order of time; empty where only other signs speak. */
    final List<ResultsAction> actions = new ArrayList<>();
    /** In order of time; each is heard on one feed or more. */
    final List<HeardCheer> cheers = new ArrayList<>();
    /** Shots in which it is shown again. */
    final List<SeenShot> replays = new ArrayList<>();
    /** Another score in the picture: the feed's change, and when it was read. */
    final List<Told> scores = new ArrayList<>();
    /** Another leader in the results. */
    final List<Told> leaders = new ArrayList<>();
    /** Where nothing else speaks but a picture that moves more than usual, microseconds; null elsewhere. */
    @Nullable
    Long moved;

    /** Something that is told in words, and when, microseconds since 1970. */
    record Told(long micros, String what, String reference) {}

    /** A cheer as the feeds together heard it. */
    record HeardCheer(long startMicros, long endMicros, double peakLu, List<String> feeds) {}

    /** When the first of it happened, microseconds since 1970. */
    long firstMicros() {
        return times().get(0);
    }

    /** When the last of it happened. */
    long lastMicros() {
        List<Long> times = times();
        return times.get(times.size() - 1);
    }

    /** All times at which something happened, in order; of what tells best. */
    List<Long> times() {
        if (!actions.isEmpty()) {
            return actions.stream()
                    .map(action -> Segments.micros(action.getTime()))
                    .toList();
        }
        if (!cheers.isEmpty()) {
            return cheers.stream().map(HeardCheer::startMicros).toList();
        }
        if (!scores.isEmpty()) {
            return List.of(scores.get(0).micros() - Happenings.BOARD_FOLLOWS_MICROS);
        }
        if (!leaders.isEmpty()) {
            return List.of(leaders.get(0).micros());
        }
        if (moved == null) {
            throw new IllegalStateException("a happening of which nothing is known");
        }
        return List.of(moved);
    }

    /** The loudest; null where none was heard. */
    @Nullable
    HeardCheer loudest() {
        HeardCheer loudest = null;
        for (HeardCheer cheer : cheers) {
            if (loudest == null || cheer.peakLu() > loudest.peakLu()) {
                loudest = cheer;
            }
        }
        return loudest;
    }
}

package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.highlight.Happening.HeardCheer;
import dev.slipstream.operators.highlight.Happening.Told;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts together what belongs together: the actions of the play-by-play first, then what the feeds heard, then what stood in
 * the pictures. Signs from different feeds and of different kinds may be a few seconds apart and still mean the same: clocks
 * differ, boards and crowds follow. Pure.
 */
final class Happenings {
    /** What follows this soon belongs to what came before. */
    static final long JOINED_MICROS = 4_000_000;
    /** No highlight is about more. */
    static final long LONGEST_MICROS = 15_000_000;
    /** A board is changed and read some seconds after the goal. */
    static final long BOARD_FOLLOWS_MICROS = 2_000_000;

    private static final long CROWD_BEFORE_MICROS = 1_500_000;
    private static final long CROWD_AFTER_MICROS = 3_000_000;
    /** Feeds hear the same cheer within this: sound takes a second for 340 m, and clocks differ. */
    private static final long SAME_CHEER_MICROS = 1_200_000;

    private static final long BOARD_LATEST_MICROS = 8_000_000;
    private static final long REPLAY_LATEST_MICROS = 16_000_000;
    private static final long REPLAY_EARLIEST_MICROS = 1_000_000;
    private static final double MOVED = 0.6;
    private static final long MOVED_ALONE_MICROS = 3_000_000;

    private Happenings() {}

    /** What happened after {@code afterMicros}, in order of time, without the shots that show it again. */
    static List<Happening> of(UnitView view, long afterMicros) {
        List<Happening> all = new ArrayList<>();
        addActions(all, view, afterMicros);
        addCheers(all, view, afterMicros);
        addTold(all, view, afterMicros);
        addMoved(all, view, afterMicros);
        all.sort(Comparator.comparingLong(Happening::firstMicros));
        return all;
    }

    private static void addActions(List<Happening> all, UnitView view, long afterMicros) {
        List<ResultsAction> actions = view.facts().actions().stream()
                .filter(action -> Segments.micros(action.getTime()) > afterMicros)
                .filter(action -> Segments.micros(action.getTime()) <= view.nowMicros())
                .sorted(Comparator.comparing(ResultsAction::getTime).thenComparing(ResultsAction::getId))
                .toList();
        Happening open = null;
        for (ResultsAction action : actions) {
            long time = Segments.micros(action.getTime());
            if (open == null
                    || time - open.lastMicros() > JOINED_MICROS
                    || time - open.firstMicros() > LONGEST_MICROS) {
                open = new Happening();
                all.add(open);
            }
            open.actions.add(action);
        }
    }

    private static void addCheers(List<Happening> all, UnitView view, long afterMicros) {
        Happening open = null;
        for (HeardCheer cheer : cheers(view)) {
            Happening told = around(all, cheer.startMicros(), CROWD_BEFORE_MICROS, CROWD_AFTER_MICROS);
            if (told != null) {
                told.cheers.add(cheer);
            } else if (cheer.startMicros() > afterMicros) {
                if (open == null
                        || cheer.startMicros() - open.lastMicros() > JOINED_MICROS
                        || cheer.startMicros() - open.firstMicros() > LONGEST_MICROS) {
                    open = new Happening();
                    all.add(open);
                }
                open.cheers.add(cheer);
            }
        }
    }

    /** The first with actions that lie up to {@code after} before this time, or up to {@code before} behind it. */
    private static @Nullable Happening around(List<Happening> all, long micros, long before, long after) {
        for (Happening happening : all) {
            if (!happening.actions.isEmpty()
                    && micros >= happening.firstMicros() - before
                    && micros <= happening.lastMicros() + after) {
                return happening;
            }
        }
        return null;
    }

    /** The feeds' cheers, those that are the same as one; in order of time. */
    private static List<HeardCheer> cheers(UnitView view) {
        record Own(String feed, Cheer cheer) {}
        List<Own> own = new ArrayList<>();
        view.tracks()
                .forEach(track -> track.cheers.stream()
                        .filter(cheer -> cheer.startMicros <= view.nowMicros())
                        .forEach(cheer -> own.add(new Own(track.feed, cheer))));
        own.sort(Comparator.comparingLong((Own o) -> o.cheer().startMicros).thenComparing(Own::feed));
        List<HeardCheer> heard = new ArrayList<>();
        boolean[] taken = new boolean[own.size()];
        for (int i = 0; i < own.size(); i++) {
            if (taken[i]) {
                continue;
            }
            List<Own> same = new ArrayList<>();
            Set<String> feeds = new HashSet<>();
            for (int j = i; j < own.size(); j++) {
                Own other = own.get(j);
                boolean close = other.cheer().startMicros - own.get(i).cheer().startMicros <= SAME_CHEER_MICROS;
                if (!taken[j] && close && feeds.add(other.feed())) {
                    same.add(other);
                    taken[j] = true;
                }
            }
            List<Double> peaks =
                    same.stream().map(o -> (double) o.cheer().peakLu).sorted().toList();
            heard.add(new HeardCheer(
                    same.get((same.size() - 1) / 2).cheer().startMicros,
                    same.stream().mapToLong(o -> o.cheer().endMicros).max().orElse(0),
                    peaks.get((peaks.size() - 1) / 2),
                    same.stream().map(Own::feed).sorted().toList()));
        }
        heard.sort(Comparator.comparingLong(HeardCheer::startMicros));
        return heard;
    }

    private static void addTold(List<Happening> all, UnitView view, long afterMicros) {
        for (FeedTrack track : view.tracks()) {
            for (int i = 0; i < track.scoreMicros.size(); i++) {
                Told told = new Told(track.scoreMicros.get(i), track.scoreChanges.get(i), track.feed);
                Happening before = latest(all, told.micros(), 0, BOARD_LATEST_MICROS);
                if (before != null) {
                    before.scores.add(told);
                } else if (told.micros() - BOARD_FOLLOWS_MICROS > afterMicros && told.micros() <= view.nowMicros()) {
                    Happening alone = new Happening();
                    alone.scores.add(told);
                    all.add(alone);
                }
            }
        }
        UnitFacts facts = view.facts();
        for (int i = 0; i < facts.leaderMicros.size(); i++) {
            Told told = new Told(facts.leaderMicros.get(i), "leads now", facts.leaders.get(i));
            Happening before = latest(all, told.micros(), CROWD_AFTER_MICROS, BOARD_LATEST_MICROS);
            if (before != null) {
                before.leaders.add(told);
            } else if (told.micros() > afterMicros && told.micros() <= view.nowMicros()) {
                Happening alone = new Happening();
                alone.leaders.add(told);
                all.add(alone);
            }
        }
    }

    /** The last that began up to {@code most} before this time, or up to {@code early} behind it. */
    private static @Nullable Happening latest(List<Happening> all, long micros, long early, long most) {
        Happening latest = null;
        for (Happening happening : all) {
            long first = happening.firstMicros();
            boolean near = first <= micros + early && micros - happening.lastMicros() <= most;
            if (near && (latest == null || first > latest.firstMicros())) {
                latest = happening;
            }
        }
        return latest;
    }

    /** A picture that moves more than usual is kept as a candidate too, so that somebody can see why it is none. */
    private static void addMoved(List<Happening> all, UnitView view, long afterMicros) {
        for (FeedTrack track : view.tracks()) {
            for (int i = 0; i < track.segments.size(); i++) {
                long micros = track.segments.get(i).captureMicros;
                double value = track.moved.get(i);
                boolean alone = all.stream()
                        .noneMatch(happening -> micros > happening.firstMicros() - MOVED_ALONE_MICROS
                                && micros < happening.lastMicros() + MOVED_ALONE_MICROS);
                if (value >= MOVED && micros > afterMicros && micros <= view.nowMicros() && alone) {
                    Happening happening = new Happening();
                    happening.moved = micros;
                    all.add(happening);
                }
            }
        }
    }

    /** Shots that show something again, each with what it most likely shows: the best that had happened shortly before. */
    static void addReplays(List<Judged> judged, UnitView view) {
        for (FeedTrack track : view.tracks()) {
            for (SeenShot shot : track.shots) {
                if (!shot.replay || shot.startMicros > view.nowMicros()) {
                    continue;
                }
                judged.stream()
                        .filter(j -> j.happening().firstMicros() <= shot.startMicros - REPLAY_EARLIEST_MICROS)
                        .filter(j -> shot.startMicros - j.happening().lastMicros() <= REPLAY_LATEST_MICROS)
                        .max(Comparator.comparingDouble(Judged::score)
                                .thenComparing(j -> j.happening().firstMicros()))
                        .ifPresent(j -> j.happening().replays.add(shot));
            }
        }
    }
}

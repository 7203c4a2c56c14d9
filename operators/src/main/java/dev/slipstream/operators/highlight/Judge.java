package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Contribution;
import dev.slipstream.contracts.record.HighlightSignal;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.operators.describe.Segments;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores what happened: each signal gives a value from 0 to 1, and the score is the sum of values times weights, rounded to
 * a thousandth as it is published. A play-by-play that is alive decides with its own set of {@link Weights}; where none of the
 * feeds has sound, it takes over the crowd's weight too. Without it, a signal that is missing adds nothing. Pure.
 */
final class Judge {
    /** A play-by-play that has said nothing for longer says nothing about now. */
    private static final long OFFICIAL_MICROS = 90_000_000;

    /** LU at which a cheer counts nothing, and at which as much as can be; balanced, the unit's own loudest takes its place. */
    private static final double QUIET_LU = 3;

    private static final double LOUD_LU = 20;
    /** What more an action is worth that is of the leader, and not one of many. */
    private static final double RANK_BONUS = 0.1;

    private static final double ONE_OF_MANY = 0.5;

    private static final long MOTION_BEFORE_MICROS = 2_000_000;
    private static final long MOTION_AFTER_MICROS = 1_500_000;
    private static final long RHYTHM_MICROS = 8_000_000;
    private static final long RHYTHM_KNOWN_MICROS = 60_000_000;

    private final Weights weights;
    private final boolean balanced;

    /** {@code balanced}: whether the bias of crowd size and rank is taken out. */
    Judge(Weights weights, boolean balanced) {
        this.weights = weights;
        this.balanced = balanced;
    }

    Judged judge(Happening happening, UnitView view) {
        boolean official = isOfficial(happening, view.facts());
        boolean heard = !happening.cheers.isEmpty() || view.hears(happening.firstMicros());
        List<Contribution> all = new ArrayList<>();
        List<String> degraded = new ArrayList<>();
        if (official) {
            double extra = heard ? 0 : weights.of(view.sport(), HighlightSignal.CROWD, true);
            all.add(results(happening, view, extra));
        } else {
            degraded.add("results:none");
        }
        if (heard) {
            all.add(crowd(happening, view, official));
        } else {
            degraded.add("sound:none");
        }
        add(all, told(HighlightSignal.SCOREBOARD, happening.scores, view, official));
        add(all, told(HighlightSignal.STANDINGS, happening.leaders, view, official));
        add(all, replay(happening, view, official));
        add(all, motion(happening, view, official));
        add(all, rhythm(happening, view, official));
        double score = 0;
        for (Contribution contribution : all) {
            score += contribution.getAmount();
        }
        return new Judged(happening, rounded(score), weights.threshold(view.sport(), official), all, degraded);
    }

    private static void add(List<Contribution> all, @Nullable Contribution contribution) {
        if (contribution != null && contribution.getWeight() > 0) {
            all.add(contribution);
        }
    }

    /** To the thousandth. */
    static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private static boolean isOfficial(Happening happening, UnitFacts facts) {
        return facts.playByPlay != null
                && Segments.micros(facts.playByPlay.getTime()) >= happening.firstMicros() - OFFICIAL_MICROS;
    }

    private static Contribution of(
            HighlightSignal signal, double value, double weight, String detail, String reference) {
        double shown = rounded(Math.max(0, Math.min(1, value)));
        return new Contribution(signal, shown, weight, rounded(shown * weight), detail, reference);
    }

    private Contribution results(Happening happening, UnitView view, double extraWeight) {
        double weight = weights.of(view.sport(), HighlightSignal.RESULTS, true) + extraWeight;
        ResultsAction best = mostImportant(happening.actions, view.sport(), view.facts());
        if (best == null) {
            return of(HighlightSignal.RESULTS, 0, weight, "the play-by-play tells of nothing here", "");
        }
        return of(
                HighlightSignal.RESULTS,
                importance(best, view.sport(), view.facts()),
                weight,
                best.getCode(),
                best.getId());
    }

    /** The first of the most important; null where there is none. */
    @Nullable
    ResultsAction mostImportant(List<ResultsAction> actions, @Nullable String sport, UnitFacts facts) {
        ResultsAction best = null;
        for (ResultsAction action : actions) {
            if (best == null || importance(action, sport, facts) > importance(best, sport, facts)) {
                best = action;
            }
        }
        return best;
    }

    /** 0 to 1: what an action is worth. */
    double importance(ResultsAction action, @Nullable String sport, UnitFacts facts) {
        double importance = weights.importance(sport, action.getKind());
        boolean leads = action.getAthletes().stream().limit(1).anyMatch(id -> "1".equals(facts.rank(id)));
        return importance > ONE_OF_MANY && leads && !balanced ? Math.min(1, importance + RANK_BONUS) : importance;
    }

    private Contribution crowd(Happening happening, UnitView view, boolean official) {
        double weight = weights.of(view.sport(), HighlightSignal.CROWD, official);
        Happening.HeardCheer loudest = happening.loudest();
        if (loudest == null) {
            return of(HighlightSignal.CROWD, 0, weight, "as loud as before", "");
        }
        double most = balanced ? Math.max(QUIET_LU * 2, loudestOfAll(view)) : LOUD_LU;
        return of(
                HighlightSignal.CROWD,
                (loudest.peakLu() - QUIET_LU) / (most - QUIET_LU),
                weight,
                String.format(
                        Locale.ROOT,
                        "%.1f LU above the baseline, on %d of %d feeds",
                        loudest.peakLu(),
                        loudest.feeds().size(),
                        view.tracks().size()),
                loudest.feeds().get(0));
    }

    /** LU, of what the feeds still know. */
    private static double loudestOfAll(UnitView view) {
        return view.tracks().stream()
                .flatMap(track -> track.cheers.stream())
                .mapToDouble(cheer -> cheer.peakLu)
                .max()
                .orElse(LOUD_LU);
    }

    private @Nullable Contribution told(
            HighlightSignal signal, List<Happening.Told> told, UnitView view, boolean official) {
        if (told.isEmpty()) {
            return null;
        }
        Happening.Told first = told.get(0);
        return of(signal, 1, weights.of(view.sport(), signal, official), first.what(), first.reference());
    }

    private @Nullable Contribution replay(Happening happening, UnitView view, boolean official) {
        if (happening.replays.isEmpty()) {
            return null;
        }
        SeenShot first = happening.replays.get(0);
        String times = happening.replays.size() == 1 ? "once" : happening.replays.size() + " times";
        return of(
                HighlightSignal.REPLAY,
                1,
                weights.of(view.sport(), HighlightSignal.REPLAY, official),
                "shown again " + times,
                first.id);
    }

    private @Nullable Contribution motion(Happening happening, UnitView view, boolean official) {
        double most = Double.NaN;
        String feed = "";
        for (FeedTrack track : view.tracks()) {
            double moved = track.moved(
                    happening.firstMicros() - MOTION_BEFORE_MICROS, happening.lastMicros() + MOTION_AFTER_MICROS);
            if (!Double.isNaN(moved) && (Double.isNaN(most) || moved > most)) {
                most = moved;
                feed = track.feed;
            }
        }
        if (Double.isNaN(most)) {
            return null;
        }
        return of(
                HighlightSignal.MOTION,
                most,
                weights.of(view.sport(), HighlightSignal.MOTION, official),
                String.format(Locale.ROOT, "pictures of %.1f times the usual size", Math.pow(2, 2 * most)),
                feed);
    }

    /** Cuts after it against the minute before: directors cut fast when something has happened. */
    private @Nullable Contribution rhythm(Happening happening, UnitView view, boolean official) {
        double most = Double.NaN;
        String feed = "";
        for (FeedTrack track : view.tracks()) {
            double more = moreCuts(track, happening.lastMicros());
            if (!Double.isNaN(more) && (Double.isNaN(most) || more > most)) {
                most = more;
                feed = track.feed;
            }
        }
        if (Double.isNaN(most)) {
            return null;
        }
        return of(
                HighlightSignal.RHYTHM,
                most,
                weights.of(view.sport(), HighlightSignal.RHYTHM, official),
                String.format(Locale.ROOT, "%.1f times the usual cuts", 1 + 2 * Math.max(0, most)),
                feed);
    }

    /** 0 = as many as usual, 1 = three times as many; NaN where too little is known of what is usual. */
    private static double moreCuts(FeedTrack track, long last) {
        long known = track.shots.isEmpty() ? 0 : Math.min(RHYTHM_KNOWN_MICROS, last - track.shots.get(0).startMicros);
        if (known < RHYTHM_MICROS) {
            return Double.NaN;
        }
        double usual = (double) cuts(track, last - known, last) * RHYTHM_MICROS / known;
        return usual == 0 ? 0 : (cuts(track, last, last + RHYTHM_MICROS) / usual - 1) / 2;
    }

    private static long cuts(FeedTrack track, long afterMicros, long untilMicros) {
        return track.shots.stream()
                .filter(shot -> shot.startMicros > afterMicros && shot.startMicros <= untilMicros)
                .count();
    }
}

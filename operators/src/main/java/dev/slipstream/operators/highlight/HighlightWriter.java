package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightStatus;
import dev.slipstream.contracts.record.MomentEvidence;
import dev.slipstream.contracts.record.MomentKind;
import dev.slipstream.contracts.record.MomentSource;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.ResultsAction;
import dev.slipstream.contracts.record.ShownAgain;
import dev.slipstream.operators.describe.Segments;
import dev.slipstream.operators.describe.words.Language;
import dev.slipstream.operators.describe.words.TitleWriter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** From what was judged to the record that is published; the same for the same judgement. Not thread-safe, as words are not. */
final class HighlightWriter {
    /** A field of forty finishes once; nobody is shown forty times. */
    private static final int MOST_ATHLETES = 16;

    private final HighlightTitles titles;
    private final Judge judge;

    /** The first language is the highlight's own; there is at least one. */
    HighlightWriter(List<Language> languages, Judge judge) {
        this.titles = new HighlightTitles(languages);
        this.judge = judge;
    }

    /**
     * As the signals judge it: revision 0, not settled, no clip, no decision.
     *
     * @param before angles that it had
     */
    Highlight write(String id, Judged judged, UnitView view, List<HighlightAngle> before) {
        return write(id, judged, view, before, false);
    }

    /** The same of what an editor picked. */
    Highlight picked(String id, Judged judged, UnitView view, List<HighlightAngle> before) {
        return write(id, judged, view, before, true);
    }

    private Highlight write(String id, Judged judged, UnitView view, List<HighlightAngle> before, boolean picked) {
        Happening happening = judged.happening();
        List<HighlightMoment> moments = moments(happening, view, picked);
        HighlightMoment best = best(happening, moments, view);
        List<HighlightAngle> angles = Angles.of(view, happening, best.getKind(), before);
        boolean shown = !angles.isEmpty();
        boolean passes = judged.passes() && shown;
        Highlight highlight = Highlight.newBuilder()
                .setId(id)
                .setRevision(0)
                .setStatus(passes ? HighlightStatus.PUBLISHED : HighlightStatus.REJECTED)
                .setReason(passes ? "" : shown ? tooLow(judged.score(), judged.threshold()) : "no feed shows it")
                .setUnit(view.unit())
                .setSport(view.sport())
                .setKind(best.getKind())
                .setMoment(best.getTime())
                .setStart(shown ? angles.get(0).getStart() : best.getTime())
                .setEnd(shown ? angles.get(0).getEnd() : best.getTime())
                .setTitle("")
                .setAthletes(athletes(moments))
                .setMoments(moments)
                .setScore(judged.score())
                .setThreshold(judged.threshold())
                .setContributions(judged.contributions())
                .setAngles(angles)
                .setReplays(replays(happening))
                .setDegraded(judged.degraded())
                .build();
        titles.write(highlight, best, sign(happening, picked));
        return highlight;
    }

    /** The same highlight, named after another of its moments. */
    Highlight named(Highlight highlight, HighlightMoment best) {
        Highlight named = Highlight.newBuilder(highlight)
                .setKind(best.getKind())
                .setMoment(best.getTime())
                .build();
        titles.write(named, best, TitleWriter.Sign.OTHER);
        return named;
    }

    static String tooLow(double score, double threshold) {
        return String.format(Locale.ROOT, "score %.3f is below %.3f", score, threshold);
    }

    private static List<HighlightMoment> moments(Happening happening, UnitView view, boolean picked) {
        List<HighlightMoment> moments = new ArrayList<>();
        happening.actions.forEach(action -> moments.add(told(action, view.facts())));
        if (happening.actions.isEmpty()) {
            happening.scores.forEach(score -> moments.add(seen(
                    MomentKind.GOAL, score.micros() - Happenings.BOARD_FOLLOWS_MICROS, MomentSource.GRAPHIC, score)));
            happening.leaders.forEach(
                    leader -> moments.add(seen(MomentKind.LEAD_CHANGE, leader.micros(), MomentSource.RESULTS, leader)));
            happening.cheers.forEach(cheer -> moments.add(seen(
                    MomentKind.OTHER,
                    cheer.startMicros(),
                    MomentSource.SOUND,
                    new Happening.Told(
                            cheer.startMicros(),
                            String.format(Locale.ROOT, "%.1f LU above the baseline", cheer.peakLu()),
                            cheer.feeds().get(0)))));
        }
        if (moments.isEmpty()) {
            long first = happening.firstMicros();
            String what = picked ? "picked by an editor" : happening.replays.isEmpty() ? "it moves" : "shown again";
            moments.add(seen(MomentKind.OTHER, first, MomentSource.PICTURE, new Happening.Told(first, what, "")));
        }
        moments.sort(Comparator.comparing(HighlightMoment::getTime));
        return moments;
    }

    /** Those of an action whom the start list names. */
    static List<NamedAthlete> athletes(ResultsAction action, UnitFacts facts) {
        return action.getAthletes().stream()
                .map(facts::athlete)
                .filter(Objects::nonNull)
                .toList();
    }

    private static HighlightMoment told(ResultsAction action, UnitFacts facts) {
        return new HighlightMoment(
                action.getKind(),
                action.getTime(),
                athletes(action, facts),
                List.of(new MomentEvidence(MomentSource.RESULTS, action.getId(), action.getCode())));
    }

    private static HighlightMoment seen(MomentKind kind, long micros, MomentSource source, Happening.Told told) {
        return new HighlightMoment(
                kind,
                Segments.instant(micros),
                List.of(),
                List.of(new MomentEvidence(source, told.reference(), told.what())));
    }

    /** The most important one, after which the highlight is named. */
    private HighlightMoment best(Happening happening, List<HighlightMoment> moments, UnitView view) {
        ResultsAction action = judge.mostImportant(happening.actions, view.sport(), view.facts());
        if (action != null) {
            return told(action, view.facts());
        }
        Happening.HeardCheer loudest = happening.loudest();
        for (HighlightMoment moment : moments) {
            boolean loud = loudest != null && moment.getTime().equals(Segments.instant(loudest.startMicros()));
            if (moment.getKind() != MomentKind.OTHER || loud) {
                return moment;
            }
        }
        return moments.get(0);
    }

    /** All of them, each once. */
    static List<NamedAthlete> athletes(List<HighlightMoment> moments) {
        Map<String, NamedAthlete> athletes = new LinkedHashMap<>();
        moments.forEach(
                moment -> moment.getAthletes().forEach(athlete -> athletes.putIfAbsent(athlete.getId(), athlete)));
        return athletes.values().stream().limit(MOST_ATHLETES).toList();
    }

    private static List<ShownAgain> replays(Happening happening) {
        return happening.replays.stream()
                .map(shot -> new ShownAgain(
                        shot.feed, shot.id, Segments.instant(shot.startMicros), Segments.instant(shot.endMicros)))
                .toList();
    }

    /** What its title is about, where nobody says what happened. */
    private static TitleWriter.Sign sign(Happening happening, boolean picked) {
        if (picked) {
            return TitleWriter.Sign.PICKED;
        }
        if (!happening.actions.isEmpty()) {
            return TitleWriter.Sign.OTHER;
        }
        if (!happening.cheers.isEmpty()) {
            return TitleWriter.Sign.SOUND;
        }
        return happening.replays.isEmpty() ? TitleWriter.Sign.MOTION : TitleWriter.Sign.AGAIN;
    }
}

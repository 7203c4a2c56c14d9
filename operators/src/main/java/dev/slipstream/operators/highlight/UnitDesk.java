package dev.slipstream.operators.highlight;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightAngle;
import dev.slipstream.contracts.record.HighlightStatus;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges all of a unit that is not settled, and says what of it is to be sent. What is judged anew meets the highlights that
 * are open already by time; one that nothing speaks for any more is taken back. Works on state that the caller gives and keeps.
 */
final class UnitDesk {
    /** A cheer is judged once it had time to rise. */
    private static final long YOUNG_MICROS = 1_000_000;
    /** An open highlight and what was judged anew are the same within this. */
    private static final long SAME_MICROS = 4_000_000;
    /** Behind the last moment, what is heard still belongs to it. */
    private static final long TAIL_MICROS = 3_000_000;

    private final Judge judge;
    private final HighlightWriter writer;
    private final Corrections corrections;
    private final long settleMicros;

    UnitDesk(HighlightSettings settings) {
        this.judge = new Judge(settings.weights(), settings.balanced());
        this.writer = new HighlightWriter(settings.languages(), judge);
        this.corrections = new Corrections(judge, writer);
        this.settleMicros = settings.settle().toNanos() / 1_000;
    }

    /**
     * Judges.
     *
     * @param known all highlights of the unit, to which new ones are added and in which each gets its judgement
     * @param doneMicros event time up to which every signal is known; Long.MAX_VALUE at the end of all
     */
    void judge(UnitView view, Map<String, OpenHighlight> known, UnitClock clock, long doneMicros) {
        List<Judged> judged = new ArrayList<>();
        for (Happening happening : Happenings.of(view, clock.settledMicros)) {
            boolean young = happening.actions.isEmpty() && view.nowMicros() - happening.firstMicros() < YOUNG_MICROS;
            if (!young || doneMicros == Long.MAX_VALUE) {
                judged.add(judge.judge(happening, view));
            }
        }
        Happenings.addReplays(judged, view);
        judged.replaceAll(j -> j.happening().replays.isEmpty() ? j : judge.judge(j.happening(), view));

        Set<OpenHighlight> met = new HashSet<>();
        long settled = clock.settledMicros;
        long firstOpen = Long.MAX_VALUE;
        for (Judged j : judged) {
            OpenHighlight highlight = meet(j.happening(), known, met, view);
            met.add(highlight);
            highlight.firstMicros = j.happening().firstMicros();
            highlight.lastMicros = j.happening().lastMicros();
            highlight.judged = writer.write(highlight.id, j, view, anglesOf(highlight));
            if (isOver(highlight, doneMicros)) {
                highlight.judged.setSettled(true);
                settled = Math.max(settled, highlight.lastMicros + TAIL_MICROS);
            } else {
                firstOpen = Math.min(firstOpen, highlight.firstMicros);
            }
        }
        for (OpenHighlight left : known.values()) {
            if (!met.contains(left) && !left.settled()) {
                leftOver(left, view, doneMicros);
                if (left.settled() && !isPicked(left)) {
                    settled = Math.max(settled, left.lastMicros + TAIL_MICROS);
                }
            }
        }
        clock.settledMicros = Math.max(clock.settledMicros, Math.min(settled, firstOpen - 1));
    }

    /** Where it was shown as it was judged last: a feed that has connected again holds the moment no more, but its media do. */
    private static List<HighlightAngle> anglesOf(OpenHighlight highlight) {
        return highlight.judged == null ? List.of() : highlight.judged.getAngles();
    }

    private boolean isOver(OpenHighlight open, long doneMicros) {
        return doneMicros == Long.MAX_VALUE || open.lastMicros + settleMicros <= doneMicros;
    }

    private static OpenHighlight meet(
            Happening happening, Map<String, OpenHighlight> known, Set<OpenHighlight> met, UnitView view) {
        long first = happening.firstMicros();
        long last = happening.lastMicros();
        OpenHighlight same = known.values().stream()
                .filter(open -> !open.settled() && !met.contains(open) && !isPicked(open))
                .filter(open -> open.firstMicros - SAME_MICROS <= last && open.lastMicros + SAME_MICROS >= first)
                .min(Comparator.comparingLong((OpenHighlight open) -> Math.abs(open.firstMicros - first))
                        .thenComparing(open -> open.id))
                .orElse(null);
        if (same != null) {
            return same;
        }
        long millis = Math.floorDiv(first, 1_000);
        String id = id(view.unit(), millis);
        while (known.containsKey(id)) {
            millis++;
            id = id(view.unit(), millis);
        }
        OpenHighlight fresh = new OpenHighlight(id, first, last);
        known.put(id, fresh);
        return fresh;
    }

    private static String id(String unit, long millis) {
        return unit + "/highlight-" + millis;
    }

    /** What an editor picked stands by itself; anything else has lost what it stood on. */
    private void leftOver(OpenHighlight open, UnitView view, long doneMicros) {
        if (isPicked(open)) {
            Happening happening = new Happening();
            happening.moved = open.firstMicros;
            open.judged = writer.picked(open.id, judge.judge(happening, view), view, anglesOf(open));
            open.judged.setSettled(isOver(open, doneMicros));
        } else if (open.judged != null) {
            open.judged = Highlight.newBuilder(corrections.of(open.judged, view.facts()))
                    .setStatus(HighlightStatus.REJECTED)
                    .setReason("what it stood on was taken back, or is part of another highlight")
                    .setSettled(isOver(open, doneMicros))
                    .build();
        }
    }

    static String pickedId(String unit, String decision) {
        return unit + "/pin-" + decision;
    }

    private static boolean isPicked(OpenHighlight open) {
        return open.id.contains("/pin-");
    }

    /** Judges what is settled again by a corrected play-by-play. */
    void correct(UnitFacts facts, Map<String, OpenHighlight> known) {
        for (OpenHighlight open : known.values()) {
            Highlight judged = open.judged;
            if (judged != null && judged.getSettled()) {
                open.judged = corrections.of(judged, facts);
            }
        }
    }

    /**
     * What is to be sent of a highlight now; null where nobody would want to hear of it.
     *
     * @param decisions of the editors about it; null where there are none
     */
    static @Nullable Highlight news(OpenHighlight open, @Nullable Decisions decisions, List<FeedTrack> tracks) {
        if (open.judged == null) {
            return null;
        }
        Highlight now = decisions == null ? open.judged : decisions.apply(open.judged);
        if (now.getStatus() == HighlightStatus.REJECTED && open.published) {
            now = Highlight.newBuilder(now).setStatus(HighlightStatus.RETRACTED).build();
        }
        boolean quiet = now.getStatus() == HighlightStatus.REJECTED && !now.getSettled();
        if (open.sent == null ? quiet : !Changes.matter(open.sent, now)) {
            return null;
        }
        return Angles.aligned(now, tracks);
    }
}

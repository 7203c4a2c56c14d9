package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Highlight;
import dev.slipstream.contracts.record.HighlightMoment;
import dev.slipstream.contracts.record.HighlightStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Published highlights against what happened. A highlight is right where its moment is within {@value #NEAR} s of an event that
 * matters; an event is found where a published highlight tells a moment within the same of it: a goal and the celebration that
 * follows are two events and one highlight. Bounds are good where the clip begins before the first of its events and ends
 * after the last one's reaction, and is not twice as long as anybody would cut it.
 */
final class HighlightScore {
    /** Events of at least this importance matter. */
    static final double IMPORTANT = 0.5;

    private static final double NEAR = 3;
    private static final double LEAD = 0.5;
    /** The crowd is loudest until then. */
    private static final double REACTION = 1.5;

    private static final double MOST = 12;
    private static final double STEP = 0.1;

    private int right;
    private int wrong;
    private int found;
    private int missed;
    private int goodBounds;
    private int near;
    private int moments;
    private final List<String> confusions = new ArrayList<>();

    void add(String label, DescribeTruth truth, Instant start, List<Highlight> highlights) {
        List<DescribeTruth.Event> events = truth.events();
        List<DescribeTruth.Event> important =
                events.stream().filter(event -> event.importance() >= IMPORTANT).toList();
        guess(truth, important);
        List<Highlight> published = highlights.stream()
                .filter(highlight -> highlight.getStatus() == HighlightStatus.PUBLISHED)
                .toList();
        for (DescribeTruth.Event event : important) {
            boolean seen = published.stream()
                    .flatMap(highlight -> highlight.getMoments().stream())
                    .map(HighlightMoment::getTime)
                    .anyMatch(time -> Math.abs(seconds(start, time) - event.time()) <= NEAR);
            found += seen ? 1 : 0;
            missed += seen ? 0 : 1;
            if (!seen) {
                note(label + ": missed %s at %.1f s", event.type(), event.time());
                near(label, event.time(), start, highlights);
            }
        }
        for (Highlight highlight : published) {
            double moment = seconds(start, highlight.getMoment());
            boolean is = important.stream().anyMatch(event -> Math.abs(moment - event.time()) <= NEAR);
            right += is ? 1 : 0;
            wrong += is ? 0 : 1;
            if (!is) {
                note(
                        label + ": wrong, %s at %.1f s with %.3f of %.3f",
                        highlight.getTitle(),
                        moment,
                        highlight.getScore(),
                        highlight.getThreshold());
            } else if (boundsAreGood(highlight, important, start)) {
                goodBounds++;
            } else {
                note(
                        label + ": bounds %.1f to %.1f s around %s at %.1f s",
                        seconds(start, highlight.getStart()),
                        seconds(start, highlight.getEnd()),
                        highlight.getTitle(),
                        moment);
            }
        }
    }

    /** How often a highlight at any time of the programme would be right. */
    private void guess(DescribeTruth truth, List<DescribeTruth.Event> important) {
        double end = truth.shots().stream()
                .mapToDouble(shot -> shot.span().to())
                .max()
                .orElse(0);
        for (double time = 0; time < end; time += STEP) {
            double at = time;
            moments++;
            near += important.stream().anyMatch(event -> Math.abs(at - event.time()) <= NEAR) ? 1 : 0;
        }
    }

    private void near(String label, double time, Instant start, List<Highlight> highlights) {
        highlights.stream()
                .filter(highlight -> highlight.getStatus() != HighlightStatus.PUBLISHED)
                .filter(highlight -> Math.abs(seconds(start, highlight.getMoment()) - time) <= NEAR)
                .forEach(highlight -> note(
                        label + ":   candidate at %.1f s: %s",
                        seconds(start, highlight.getMoment()),
                        highlight.getReason()));
    }

    private static boolean boundsAreGood(Highlight highlight, List<DescribeTruth.Event> important, Instant start) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (DescribeTruth.Event event : important) {
            boolean its = highlight.getMoments().stream()
                    .anyMatch(moment -> Math.abs(seconds(start, moment.getTime()) - event.time()) <= NEAR / 2);
            if (its) {
                first = Math.min(first, event.time());
                last = Math.max(last, event.time());
            }
        }
        double in = seconds(start, highlight.getStart());
        double out = seconds(start, highlight.getEnd());
        return in <= first - LEAD && in >= first - MOST && out >= last + REACTION && out <= last + MOST;
    }

    private static double seconds(Instant start, Instant time) {
        return Duration.between(start, time).toNanos() / 1e9;
    }

    private void note(String format, Object... values) {
        confusions.add(String.format(Locale.ROOT, format, values));
    }

    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** Precision of highlights that are thrown anywhere; what ours is worth shows beside it. */
    double chance() {
        return moments == 0 ? 0 : (double) near / moments;
    }

    double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** Share of the right highlights whose bounds are good. */
    double boundsOk() {
        return right == 0 ? 1 : (double) goodBounds / right;
    }

    int events() {
        return found + missed;
    }

    int published() {
        return right + wrong;
    }

    List<String> confusions() {
        return confusions;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "F1 %.3f (precision %.3f of %d highlights, recall %.3f of %d events), good bounds %.3f",
                f1(),
                precision(),
                published(),
                recall(),
                events(),
                boundsOk());
    }
}

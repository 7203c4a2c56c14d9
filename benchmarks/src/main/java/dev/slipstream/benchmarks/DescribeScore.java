package dev.slipstream.benchmarks;

import dev.slipstream.contracts.record.Description;
import dev.slipstream.contracts.record.KeyMoment;
import dev.slipstream.contracts.record.NamedAthlete;
import dev.slipstream.contracts.record.RecognisedAthlete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures the descriptions of programmes against what was true, and keeps a list of what was confused that a person can read.
 *
 * <ul>
 *   <li>Shots: a boundary is found where a description begins within {@link #SHOT_SECONDS} of it; each counts once.
 *   <li>Athletes, per true shot: whoever is published must be in the picture or named by a graphic at some time of the shot;
 *       whoever is in the picture and is named by a graphic for {@link #READABLE_SECONDS} of the shot must be published.
 *   <li>Key moments: found where one of the same kind is published within {@link #MOMENT_SECONDS}. Of what happens while the
 *       programme shows something again, nothing is asked; but that it does is a moment of its own.
 * </ul>
 */
final class DescribeScore {
    static final double SHOT_SECONDS = 0.5;
    static final double MOMENT_SECONDS = 2;
    static final double READABLE_SECONDS = 1.5;

    final Tally shots = new Tally();
    final Tally athletes = new Tally();
    final Tally moments = new Tally();
    int outsideStartList;
    private final List<String> confusions = new ArrayList<>();

    /** One thing that is true or said, at a time. */
    private record Timed(String kind, double time) {}

    /**
     * Adds one programme.
     *
     * @param label of the programme, for the list of confusions
     * @param said its final descriptions
     */
    void add(String label, DescribeTruth truth, List<Description> said) {
        List<Description> ordered = said.stream()
                .sorted(Comparator.comparing(Description::getMediaStartMicros))
                .toList();
        shots(label, truth, ordered);
        athletes(label, truth, ordered);
        moments(label, truth, ordered);
        outside(label, truth, ordered);
    }

    /** What was confused, a line each. */
    List<String> confusions() {
        return confusions;
    }

    private void shots(String label, DescribeTruth truth, List<Description> said) {
        List<Timed> real = truth.shots().stream()
                .skip(1)
                .map(shot -> new Timed("shot", shot.span().from()))
                .toList();
        List<Timed> found = said.stream()
                .skip(1)
                .map(d -> new Timed("shot", d.getMediaStartMicros() / 1e6))
                .toList();
        match(label, real, found, SHOT_SECONDS, shots);
    }

    private void moments(String label, DescribeTruth truth, List<Description> said) {
        List<Timed> real = new ArrayList<>();
        for (DescribeTruth.Event event : truth.events()) {
            boolean live = truth.shots().stream()
                    .anyMatch(shot -> shot.kind().equals("live")
                            && event.time() >= shot.span().from()
                            && event.time() < shot.span().to());
            if (live) {
                real.add(new Timed(event.type(), event.time()));
            }
        }
        truth.shots().stream()
                .filter(shot -> shot.kind().equals("replay"))
                .forEach(shot -> real.add(new Timed("REPLAY", shot.span().from())));
        List<Timed> found = new ArrayList<>();
        for (Description description : said) {
            for (KeyMoment moment : description.getMoments()) {
                found.add(new Timed(moment.getKind().name(), moment.getMediaTimeMicros() / 1e6));
            }
        }
        match(label, real, found, MOMENT_SECONDS, moments);
    }

    /** The closest pairs first, each truth and each claim once. */
    private void match(String label, List<Timed> real, List<Timed> found, double seconds, Tally tally) {
        record Pair(Timed real, Timed found, double apart) {}
        List<Pair> pairs = new ArrayList<>();
        for (Timed one : real) {
            for (Timed other : found) {
                double apart = Math.abs(one.time() - other.time());
                if (one.kind().equals(other.kind()) && apart <= seconds) {
                    pairs.add(new Pair(one, other, apart));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::apart));
        List<Timed> missed = new ArrayList<>(real);
        List<Timed> wrong = new ArrayList<>(found);
        for (Pair pair : pairs) {
            if (missed.contains(pair.real()) && wrong.contains(pair.found())) {
                missed.remove(pair.real());
                wrong.remove(pair.found());
                tally.right();
            }
        }
        for (Timed one : missed) {
            tally.missed();
            note(label, one.time(), "missed " + one.kind().toLowerCase(Locale.ROOT));
        }
        for (Timed one : wrong) {
            tally.wrong();
            note(label, one.time(), "there is no " + one.kind().toLowerCase(Locale.ROOT));
        }
    }

    private void athletes(String label, DescribeTruth truth, List<Description> said) {
        Map<DescribeTruth.Shot, Set<String>> published = new LinkedHashMap<>();
        truth.shots().forEach(shot -> published.put(shot, new LinkedHashSet<>()));
        for (Description description : said) {
            double from = description.getMediaStartMicros() / 1e6;
            double to = description.getMediaEndMicros() / 1e6;
            DescribeTruth.Shot shot = truth.shots().stream()
                    .max(Comparator.comparingDouble(s -> s.span().overlap(from, to)))
                    .orElseThrow();
            description.getAthletes().stream()
                    .map(RecognisedAthlete::getId)
                    .forEach(published.getOrDefault(shot, new HashSet<>())::add);
        }
        published.forEach((shot, ids) -> {
            for (DescribeTruth.Athlete athlete : truth.athletes()) {
                double named = named(truth, shot, athlete);
                boolean seen = athlete.seen().stream().anyMatch(span -> overlap(span, shot) > 0);
                if (ids.contains(athlete.id())) {
                    if (seen || named > 0) {
                        athletes.right();
                    } else {
                        athletes.wrong();
                        note(label, shot.span().from(), shot.view() + ": " + name(athlete) + " is not in the shot");
                    }
                } else if (seen && named >= READABLE_SECONDS) {
                    athletes.missed();
                    note(
                            label,
                            shot.span().from(),
                            String.format(
                                    Locale.ROOT,
                                    "%s: missed %s, named for %.1f s by %s",
                                    shot.view(),
                                    name(athlete),
                                    named,
                                    graphics(truth, shot, athlete)));
                }
            }
        });
    }

    private static double named(DescribeTruth truth, DescribeTruth.Shot shot, DescribeTruth.Athlete athlete) {
        return truth.graphics().stream()
                .filter(graphic -> graphic.names(athlete))
                .mapToDouble(graphic -> Math.max(0, overlap(graphic.span(), shot)))
                .sum();
    }

    private static String graphics(DescribeTruth truth, DescribeTruth.Shot shot, DescribeTruth.Athlete athlete) {
        Set<String> kinds = new TreeSet<>();
        truth.graphics().stream()
                .filter(graphic -> graphic.names(athlete) && overlap(graphic.span(), shot) > 0)
                .forEach(graphic -> kinds.add(graphic.kind()));
        return String.join(" and ", kinds);
    }

    private static double overlap(DescribeTruth.Span span, DescribeTruth.Shot shot) {
        return span.overlap(shot.span().from(), shot.span().to());
    }

    private static String name(DescribeTruth.Athlete athlete) {
        return athlete.familyName() + " (" + athlete.noc() + ")";
    }

    private void outside(String label, DescribeTruth truth, List<Description> said) {
        Set<String> official = new HashSet<>();
        truth.athletes().forEach(athlete -> official.add(athlete.id()));
        for (Description description : said) {
            List<String> ids = new ArrayList<>();
            description.getAthletes().stream().map(RecognisedAthlete::getId).forEach(ids::add);
            description.getMoments().stream()
                    .flatMap(moment -> moment.getAthletes().stream())
                    .map(NamedAthlete::getId)
                    .forEach(ids::add);
            for (String id : ids) {
                if (!official.contains(id)) {
                    outsideStartList++;
                    note(label, description.getMediaStartMicros() / 1e6, id + " is on no start list");
                }
            }
        }
    }

    private void note(String label, double seconds, String what) {
        confusions.add(String.format(Locale.ROOT, "%-20s %6.1f s  %s", label, seconds, what));
    }
}

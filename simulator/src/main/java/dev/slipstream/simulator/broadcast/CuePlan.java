package dev.slipstream.simulator.broadcast;

import dev.slipstream.simulator.sport.Athlete;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.ResultStep;
import dev.slipstream.simulator.sport.Sport;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which graphics go with a cut programme, and when. */
final class CuePlan {
    private static final double WIPE = 0.6;
    private static final double NAME_AFTER = 0.3;
    private static final double NAME_LONGEST = 3.8;
    private static final double NAME_SHORTEST = 2.5;
    /** Before an athlete's name is shown again. */
    private static final double NAME_AGAIN = 14;

    /** The arms are up, and the camera has come. */
    private static final double SCORER_AFTER = 1.3;

    private static final int RESULT_ROWS = 8;

    private final Competition competition;
    private final List<Shot> shots;
    private final long seed;
    private final List<Cue> cues = new ArrayList<>();

    CuePlan(Competition competition, List<Shot> shots, long seed) {
        this.competition = competition;
        this.shots = shots;
        this.seed = seed;
    }

    /** @param resultFrom when the result table comes, if there is a result */
    List<Cue> cues(@Nullable ResultStep result, double resultFrom) {
        card();
        boards(result == null ? Double.POSITIVE_INFINITY : resultFrom);
        names(result == null ? Double.POSITIVE_INFINITY : resultFrom);
        replays();
        double end = shots.get(shots.size() - 1).to();
        double begin = shots.get(0).kind() == Shot.Kind.CARD ? shots.get(0).to() : 0;
        if (end > begin) {
            cues.add(new Cue(Cue.Kind.CHANNEL, begin, end + Cue.MOVE, Brand.NAME));
        }
        if (result != null) {
            cues.add(new Cue(Cue.Kind.RESULT, resultFrom + 0.2, end, lines(result)));
        }
        cues.sort(Comparator.comparingDouble(Cue::from).thenComparing(Cue::kind));
        return cues;
    }

    private void card() {
        if (shots.get(0).kind() == Shot.Kind.CARD) {
            Venue venue = Venue.of(competition.sport(), seed);
            cues.add(new Cue(
                    Cue.Kind.OPENING_CARD,
                    0,
                    shots.get(0).to(),
                    competition.sport().title().toUpperCase(Locale.ROOT),
                    competition.title(),
                    venue.name(),
                    venue.weather()));
        }
    }

    /** The board stands through all live shots in a row. */
    private void boards(double end) {
        int i = 0;
        while (i < shots.size()) {
            int last = i;
            while (last + 1 < shots.size()
                    && shots.get(last + 1).kind() == shots.get(i).kind()) {
                last++;
            }
            if (shots.get(i).kind() == Shot.Kind.LIVE) {
                double from = shots.get(i).from() + 0.2;
                boolean wiped = last + 1 < shots.size();
                double to = Math.min(end, shots.get(last).to() - (wiped ? WIPE / 2 : 0));
                if (to - from > 1) {
                    cues.add(new Cue(Cue.Kind.SCOREBOARD, from, to));
                }
            }
            i = last + 1;
        }
    }

    /** Who scored is named over the celebration: cameras follow the scorer then, and games leave little time for close-ups. */
    private void scorers(double end, Map<Integer, Double> shown) {
        for (Moment moment : competition.moments()) {
            double from = moment.time() + SCORER_AFTER;
            if (moment.type() != Moment.Type.GOAL || from >= end) {
                continue;
            }
            int scorer = competition.featured(from);
            boolean shownNow = competition
                    .athletes()
                    .get(scorer)
                    .id()
                    .equals(moment.athletes().get(0));
            for (Shot shot : shots) {
                double to = Math.min(Math.min(end, shot.to()) - 0.2, from + NAME_LONGEST);
                boolean on = shot.kind() == Shot.Kind.LIVE && shot.from() <= from && to - from > NAME_SHORTEST - 1e-6;
                if (shownNow && on && stays(scorer, from, to)) {
                    shown.put(scorer, from);
                    name(scorer, from, to);
                }
            }
        }
    }

    private void name(int athlete, double from, double to) {
        Athlete who = competition.athletes().get(athlete);
        cues.add(new Cue(Cue.Kind.LOWER_THIRD, from, to, who.bib(), who.displayName(), who.noc()));
    }

    private boolean named(double from, double to) {
        return cues.stream()
                .anyMatch(cue -> cue.kind() == Cue.Kind.LOWER_THIRD && cue.from() < to + 1 && cue.to() + 1 > from);
    }

    private void names(double end) {
        Map<Integer, Double> shown = new HashMap<>();
        scorers(end, shown);
        for (Shot shot : shots) {
            double from = shot.from() + NAME_AFTER;
            double to = Math.min(Math.min(end, shot.to()) - 0.2, from + NAME_LONGEST);
            int featured = competition.featured(from);
            boolean due = from - shown.getOrDefault(featured, Double.NEGATIVE_INFINITY) > NAME_AGAIN;
            if (due && !named(from, to) && to - from > NAME_SHORTEST - 1e-6 && shows(shot, featured, from, to)) {
                shown.put(featured, from);
                name(featured, from, to);
            }
        }
    }

    /** Whether viewers would take the name for that of the one athlete they see. */
    private boolean shows(Shot shot, int featured, double from, double to) {
        boolean alone = competition.sport() == Sport.SKI_CROSS && shot.view().equals("zoom");
        if (shot.kind() != Shot.Kind.LIVE || !(shot.view().equals("close") || alone)) {
            return false;
        }
        return stays(featured, from, to);
    }

    private boolean stays(int featured, double from, double to) {
        for (double time = from; time < to; time += 0.1) {
            if (competition.featured(time) != featured
                    || competition.at(time).figures().stream().noneMatch(figure -> figure.athlete() == featured)) {
                return false;
            }
        }
        return true;
    }

    private void replays() {
        for (int i = 0; i < shots.size(); i++) {
            Shot shot = shots.get(i);
            if (shot.kind() != Shot.Kind.REPLAY) {
                continue;
            }
            cues.add(new Cue(Cue.Kind.WIPE, shot.from() - WIPE / 2, shot.from() + WIPE / 2));
            cues.add(new Cue(Cue.Kind.REPLAY, shot.from() + 0.1, shot.to() - 0.1, "REPLAY"));
            cues.add(new Cue(Cue.Kind.WIPE, shot.to() - WIPE / 2, shot.to() + WIPE / 2));
        }
    }

    /** A title; then rank, NOC, name and result of each competitor who has one, with a tab between. */
    private List<String> lines(ResultStep result) {
        Map<String, Athlete> byId = new HashMap<>();
        competition.athletes().forEach(athlete -> byId.put(athlete.id(), athlete));
        List<String> lines = new ArrayList<>();
        lines.add(result.status() == ResultStep.Status.UNOFFICIAL ? "UNOFFICIAL RESULT" : "OFFICIAL RESULT");
        List<ResultStep.Standing> ranked = new ArrayList<>(result.standings());
        ranked.sort(Comparator.comparingInt(s -> s.rank() == null ? Integer.MAX_VALUE : s.rank()));
        for (ResultStep.Standing standing : ranked) {
            if (lines.size() > RESULT_ROWS) {
                break;
            }
            Athlete athlete = byId.get(standing.competitor());
            if (standing.rank() == null && standing.irm() == null) {
                continue;
            }
            String rank = standing.rank() == null ? "" : standing.rank().toString();
            String value = standing.result() == null ? standing.irm() : standing.result();
            lines.add(String.join(
                    "\t",
                    rank,
                    standing.noc(),
                    athlete == null ? standing.competitor() : athlete.displayName(),
                    value == null ? "" : value));
        }
        return lines;
    }
}

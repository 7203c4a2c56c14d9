package dev.slipstream.simulator.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * Fills the time between card, replays and end with live shots. Close-ups first, where an athlete is featured for long
 * enough and nothing big happens; then the game around them.
 */
final class LivePlan {
    private static final double GRID = 0.1;
    /** A name must be read: no close-up is shorter. */
    private static final double CLOSE = 3;

    private static final double CLOSE_LONGEST = 5;
    /** No shot is shorter. */
    private static final double GLANCE = 1.2;

    /** In which viewers see where they are. */
    private static final double OPENING = 2.2;

    private static final double EPSILON = 1e-6;

    private final Set<String> views;
    private final String first;
    private final List<Double> closeCuts;
    private final DoublePredicate present;
    private final Calm calm;
    private final Random random;
    private final Manner manner;
    private final List<String> round;
    private int turn;

    /**
     * How this programme is cut.
     *
     * @param main the view that is on air most, and whenever something happens
     * @param brief whether shots are short because the programme is
     */
    record Manner(String main, boolean brief) {}

    /**
     * @param views ids; the first one stands in for those that are missing
     * @param closeCuts when the close-up jumps to another athlete or camera
     * @param present whether the athlete of the close-up is in the venue
     */
    LivePlan(
            List<String> views,
            List<Double> closeCuts,
            DoublePredicate present,
            Calm calm,
            Random random,
            Manner manner) {
        this.views = Set.copyOf(views);
        this.first = views.get(0);
        this.closeCuts = closeCuts;
        this.present = present;
        this.calm = calm;
        this.random = random;
        this.manner = manner;
        this.round = List.of("wide", manner.main(), manner.main().equals("pan") ? "zoom" : "pan", manner.main());
    }

    /**
     * @param opening whether these are the first live pictures: they show where we are
     * @return the shots, in order, that fill the time
     */
    List<Shot> fill(double from, double to, boolean opening) {
        List<Shot> shots = new ArrayList<>();
        List<Shot> closeUps = closeUps(from + (opening ? manner.brief() ? GLANCE : OPENING : 0), to);
        if (opening && closeUps.isEmpty()) {
            closeUps = closeUps(from, to);
        }
        for (Shot close : closeUps) {
            game(shots, shots.isEmpty() ? from : end(shots), close.from());
            shots.add(close);
        }
        game(shots, shots.isEmpty() ? from : end(shots), to);
        return shots;
    }

    private static double end(List<Shot> shots) {
        return shots.get(shots.size() - 1).to();
    }

    private List<Shot> closeUps(double from, double to) {
        List<Shot> found = new ArrayList<>();
        if (!views.contains("close")) {
            return found;
        }
        double at = from;
        while (at + CLOSE <= to + EPSILON) {
            double end = closeEnd(at, to);
            if (end - at >= CLOSE - EPSILON && calm.mayCut(at)) {
                found.add(Shot.live(at, end, "close"));
                at = end + (manner.brief() ? 2 : 3 + 3 * random.nextDouble());
            } else {
                at = next(at, from);
            }
        }
        return found;
    }

    /** Where the next close-up may begin: at the next jump to an athlete, or a little later. */
    private double next(double at, double from) {
        double later = Math.max(at + GRID, from + GLANCE);
        for (double cut : closeCuts) {
            if (cut > at + EPSILON && cut < later && cut >= from + GLANCE) {
                return cut;
            }
        }
        return later;
    }

    /** Before the picture jumps, something happens, or the time is over. */
    private double closeEnd(double at, double to) {
        double limit = to;
        for (double cut : closeCuts) {
            if (cut > at + EPSILON) {
                limit = Math.min(limit, cut);
                break;
            }
        }
        for (double t = at; t < limit; t += GRID / 2) {
            if (!calm.mayCut(t)) {
                limit = Math.min(limit, calm.before(t));
            } else if (!present.test(t + GRID)) {
                limit = t;
            }
        }
        double end = Math.min(limit, at + CLOSE + (CLOSE_LONGEST - CLOSE) * random.nextDouble());
        if (to - end < EPSILON || to - end >= GLANCE) {
            return end;
        }
        return limit > to - EPSILON && to - at <= CLOSE_LONGEST + GLANCE ? to : Math.min(end, to - GLANCE);
    }

    /** The game from one second to another, in shots that are neither hasty nor long. */
    private void game(List<Shot> shots, double from, double to) {
        double at = from;
        while (to - at > EPSILON) {
            String wanted = round.get(turn++ % round.size());
            double end = gameEnd(at, to, wanted.equals("wide"));
            shots.add(Shot.live(at, end, view(shots, calm.happens(at, end) ? manner.main() : wanted)));
            at = end;
        }
    }

    private double gameEnd(double at, double to, boolean wide) {
        double least = manner.brief() ? 1.6 : 3;
        double most = manner.brief() ? 3.2 : wide ? 4.5 : 7;
        double end = at + least + (most - least) * random.nextDouble();
        if (to - end < least) {
            end = to - at <= most || to - at < 2 * least ? to : (at + to) / 2;
        }
        if (end < to && !calm.mayCut(end)) {
            double earlier = calm.before(end);
            end = earlier - at >= GLANCE ? earlier : calm.after(end);
        }
        return to - end < GLANCE ? to : end;
    }

    /** The view wanted, or one like it where it is on air already. */
    private String view(List<Shot> shots, String wanted) {
        String before = shots.isEmpty() ? "" : shots.get(shots.size() - 1).view();
        for (String view : List.of(wanted, "pan", "zoom", "wide")) {
            if (views.contains(view) && !view.equals(before)) {
                return view;
            }
        }
        return first;
    }
}

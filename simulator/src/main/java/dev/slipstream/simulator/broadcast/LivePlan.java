package dev.slipstream.simulator.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Fills the time between card, replays and end with live shots: overview, athlete, game, and what happens uncut. */
final class LivePlan {
    private static final List<String> ROUND = List.of("wide", "close", "pan", "close", "zoom", "pan", "close", "pan");
    /** A name must be read: no close-up is shorter. */
    private static final double CLOSE = 3.1;

    private final Set<String> views;
    private final String first;
    private final List<Double> closeCuts;
    private final Calm calm;
    private final Random random;
    private final double shortest;
    private final double longest;
    private final List<Shot> shots = new ArrayList<>();
    private int turn;

    /**
     * @param views ids; the first one stands in for those that are missing
     * @param closeCuts when the close-up jumps to another athlete or camera
     * @param brief whether shots are short because the programme is
     */
    LivePlan(List<String> views, List<Double> closeCuts, Calm calm, Random random, boolean brief) {
        this.views = Set.copyOf(views);
        this.first = views.get(0);
        this.closeCuts = closeCuts;
        this.calm = calm;
        this.random = random;
        this.shortest = brief ? 1.6 : 3;
        this.longest = brief ? 3.2 : 7;
    }

    /** @return the shots, in order, that fill the time */
    List<Shot> fill(double from, double to) {
        shots.clear();
        double at = from;
        while (to - at > 1e-9) {
            Shot shot = next(at, to);
            shots.add(shot);
            at = shot.to();
        }
        return List.copyOf(shots);
    }

    private Shot next(double at, double to) {
        String view = ROUND.get(turn % ROUND.size());
        if (view.equals("close") && views.contains(view)) {
            double stint = closeCuts.stream()
                    .filter(cut -> cut > at + 1e-6)
                    .findFirst()
                    .orElse(to);
            double end = Math.min(stint, calm.before(end(at, to, CLOSE, Math.max(CLOSE + 1, longest - 2))));
            if (end - at >= CLOSE && (to - end >= 1 || to == end) && !calm.happens(at, end)) {
                turn++;
                return Shot.live(at, end, view);
            }
        }
        // What cannot be a close-up now is one next time.
        String wanted = view.equals("close") ? "zoom" : view;
        if (!view.equals("close")) {
            turn++;
        }
        double end = end(at, to, shortest, wanted.equals("wide") ? Math.max(shortest, longest - 2) : longest);
        return Shot.live(at, end, other(calm.happens(at, end) ? "pan" : wanted));
    }

    /** A random length, but no rest too short to look at, and no cut where something happens. */
    private double end(double at, double to, double least, double most) {
        double end = at + least + (most - least) * random.nextDouble();
        if (to - end < shortest) {
            end = to - at <= most + 0.5 || to - at < 2 * shortest ? to : (at + to) / 2;
        }
        if (end < to && !calm.mayCut(end)) {
            double earlier = calm.before(end);
            end = earlier - at >= 1.2 ? earlier : calm.after(end);
        }
        return to - end < 1 ? to : end;
    }

    /** The view wanted, or one like it where it is on air already. */
    private String other(String wanted) {
        String before = shots.isEmpty() ? "" : shots.get(shots.size() - 1).view();
        for (String view : List.of(wanted, "pan", "zoom", "wide")) {
            if (views.contains(view) && !view.equals(before)) {
                return view;
            }
        }
        return first;
    }
}

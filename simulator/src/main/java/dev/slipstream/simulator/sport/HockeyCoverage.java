package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a director would show of a game: a calm point near the puck, and whom to show close up. */
final class HockeyCoverage {
    private static final double STEP = 0.1;
    /** Steps to each side over which the point is averaged: cameras are heavy. */
    private static final int CALM = 8;

    /** Seconds for which somebody is shown, so that a viewer can read the name; only a scorer comes in earlier. */
    private static final double HELD = 3.4;

    private static final double CELEBRATED = 4.5;

    private record Shown(double from, int player, boolean scorer) {}

    private final double[][] action;
    private final List<Shown> shown = new ArrayList<>();

    HockeyCoverage(HockeyScript script, HockeyMotion motion, Puck puck, double seconds) {
        int steps = (int) Math.ceil(seconds / STEP) + 2;
        double[][] raw = new double[2][steps];
        List<HockeyScript.Cue> goals =
                script.cues().stream().filter(c -> c.type() == Moment.Type.GOAL).toList();
        for (int i = 0; i < steps; i++) {
            double t = i * STEP;
            Vec3 at = puck.at(t);
            for (HockeyScript.Cue goal : goals) {
                double k = Ease.window(t, goal.time() + 0.3, 0.6, goal.time() + CELEBRATED, 0.8);
                at = at.lerp(motion.place(goal.players().get(0), t), k);
            }
            raw[0][i] = at.x();
            raw[1][i] = at.y();
        }
        action = new double[][] {calm(calm(raw[0])), calm(calm(raw[1]))};
        follow(script);
    }

    private static double[] calm(double[] v) {
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            int from = Math.max(0, i - CALM);
            int to = Math.min(v.length, i + CALM + 1);
            for (int k = from; k < to; k++) {
                out[i] += v[k] / (to - from);
            }
        }
        return out;
    }

    private void follow(HockeyScript script) {
        List<Shown> wanted = new ArrayList<>();
        for (HockeyScript.PuckCue c : script.puckCues()) {
            if (c.end() == null && c.start().player() >= 0) {
                wanted.add(new Shown(c.from(), c.start().player(), false));
            }
        }
        for (HockeyScript.Cue c : script.cues()) {
            if (c.type() == Moment.Type.GOAL || c.type() == Moment.Type.SAVE || c.type() == Moment.Type.FALL) {
                wanted.add(new Shown(c.time(), c.players().get(0), c.type() == Moment.Type.GOAL));
            }
        }
        wanted.sort(Comparator.comparingDouble(Shown::from));
        for (Shown w : wanted) {
            if (shown.isEmpty()
                    || w.scorer()
                    || w.from() - shown.get(shown.size() - 1).from() >= HELD) {
                shown.add(w);
            }
        }
    }

    Vec3 action(double t) {
        double u = Math.max(0, Math.min(action[0].length - 1.001, t / STEP));
        int i = (int) u;
        return new Vec3(
                Ease.mix(action[0][i], action[0][i + 1], u - i), Ease.mix(action[1][i], action[1][i + 1], u - i), 1);
    }

    int featured(double t) {
        int player = shown.get(0).player();
        for (Shown s : shown) {
            if (s.from() <= t) {
                player = s.player();
            }
        }
        return player;
    }
}

package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;

/** The puck's way: with a blade, from one to another, in a glove, in the net. */
final class Puck {
    /** Half its thickness: the height of its middle on the ice. */
    static final double RESTING = 0.0127;

    /** Where a spot of the script is at a time. */
    @FunctionalInterface
    interface Locator {
        Vec3 at(HockeyScript.Spot spot, double time);
    }

    private record Stretch(HockeyScript.PuckCue cue, Vec3 from, Vec3 to) {}

    private final List<Stretch> stretches = new ArrayList<>();
    private final Locator locator;

    Puck(List<HockeyScript.PuckCue> cues, Locator locator) {
        this.locator = locator;
        for (HockeyScript.PuckCue cue : cues) {
            HockeyScript.Spot end = cue.end() == null ? cue.start() : cue.end();
            stretches.add(new Stretch(cue, locator.at(cue.start(), cue.from()), locator.at(end, cue.to())));
        }
    }

    /** Whether it is on the ice at all: officials carry it away after a goal. */
    boolean inPlay(double t) {
        return !stretches.isEmpty() && t < find(t).cue().to();
    }

    /** Where it is, or was last. */
    Vec3 at(double t) {
        if (stretches.isEmpty()) {
            return new Vec3(0, 0, RESTING);
        }
        Stretch s = find(t);
        HockeyScript.PuckCue cue = s.cue();
        if (cue.end() == null) {
            return locator.at(cue.start(), Math.min(t, cue.to()));
        }
        double k = Math.max(0, Math.min(1, (t - cue.from()) / (cue.to() - cue.from())));
        Vec3 p = s.from().lerp(s.to(), k);
        return new Vec3(p.x(), p.y(), p.z() + cue.lift() * 4 * k * (1 - k));
    }

    /** When a stretch that ends behind a line along y crosses it, with the start in front of it. */
    double crossing(double x, double around) {
        Stretch s = find(around - 0.01);
        double k = (x - s.from().x()) / (s.to().x() - s.from().x());
        return s.cue().from() + k * (s.cue().to() - s.cue().from());
    }

    private Stretch find(double t) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (stretches.get(middle).cue().from() <= t) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return stretches.get(low);
    }
}

package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Clip;
import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.body.Falls;
import dev.slipstream.simulator.body.Pose;
import dev.slipstream.simulator.body.SkiMoves;

/** What a racer's body does during a run: poles out of the gate, carves, tucks, jumps, and shows how it went. */
final class SkiRunPose {
    private static final double POLING = 0.62;
    private static final int PUSHES = 3;

    private final SkiRun run;
    private final boolean pleased;
    private final Clip fall;

    /**
     * @param pleased arms go up after the finish
     */
    SkiRunPose(SkiRun run, boolean pleased) {
        this.run = run;
        this.pleased = pleased;
        this.fall = Falls.slip(SkiMoves.CARVING, 1.6, SkiMoves.SPENT);
    }

    Pose at(double t) {
        double since = t - run.fall();
        return since <= 0 ? upright(t) : upright(t).mix(fall.at(since), since / 0.3);
    }

    private Pose upright(double t) {
        Pose pose = racing(t);
        double lip = run.takeOff();
        double down = run.landing();
        pose = pose.mix(SkiMoves.LANDED.hips(-0.24, 0, 0.60), Ease.window(t, lip - 0.75, 0.4, lip, 0.3));
        pose = pose.mix(SkiMoves.TAKE_OFF, Ease.window(t, lip - 0.28, 0.28, lip + 0.40, 0.36));
        pose = pose.mix(SkiMoves.FLIGHT, Ease.window(t, lip + 0.05, 0.38, down, 0.35));
        pose = pose.mix(SkiMoves.REACHING, Ease.window(t, down - 0.35, 0.33, down + 0.16, 0.16));
        pose = pose.mix(SkiMoves.LANDED, Ease.window(t, down, 0.16, down + 0.75, 0.55));
        pose = pose.mix(SkiMoves.CARVING, Ease.smooth((t - run.finish() - 0.2) / 0.4));
        Pose after = pleased ? SkiMoves.WON : SkiMoves.SPENT;
        return pose.mix(after, Ease.smooth((t - run.finish() - (pleased ? 0.7 : 1.6)) / 0.6));
    }

    private Pose racing(double t) {
        if (t <= 0) {
            double sway = StrictMath.sin(t * 3.1);
            Pose gate = SkiMoves.IN_THE_GATE.hipsBy(0.02 * sway, 0, 0.01 * sway);
            return gate.mix(SkiMoves.IN_THE_GATE.hipsBy(-0.08, 0, -0.05), Ease.smooth((t + 0.7) / 0.7));
        }
        double lean = run.lean(t);
        double straight = 1 - Ease.smooth((Math.abs(lean) - 0.12) / 0.3);
        double fast = Ease.smooth((run.speed(t) - 11.5) / 2);
        Pose skiing = SkiMoves.CARVING.mix(SkiMoves.TUCK, straight * fast);
        Pose turning = SkiMoves.turning(skiing, lean, Ease.smooth((Math.abs(lean) - 0.2) / 0.3) * 0.8);
        return turning.mix(poling(t), 1 - Ease.smooth((t - (PUSHES - 0.6) * POLING) / (0.6 * POLING)));
    }

    /** Both poles together, as in the start of a downhill. */
    private static Pose poling(double t) {
        double phase = t / POLING - Math.floor(t / POLING);
        Pose reaching = t < POLING
                ? SkiMoves.IN_THE_GATE
                : SkiMoves.CARVING.hands(0.46, 0.12, -0.06).poles(-0.35, 0.1, -0.95);
        double pushed = phase < 0.55 ? Ease.smooth(phase / 0.55) : 1 - Ease.smooth((phase - 0.55) / 0.45);
        return reaching.mix(SkiMoves.PUSHED_OFF, pushed);
    }
}

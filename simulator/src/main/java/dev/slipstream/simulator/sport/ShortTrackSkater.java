package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Clip;
import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.body.Falls;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Frame;
import dev.slipstream.simulator.body.Ground;
import dev.slipstream.simulator.body.Pose;
import dev.slipstream.simulator.body.ShortTrackMoves;
import dev.slipstream.simulator.body.Skating;

/** One athlete through one heat: motion turned into strides, leans, a start, a finish, perhaps a fall. */
final class ShortTrackSkater {
    private static final double STEEPEST_LEAN = 0.80;
    private static final double GRAVITY = 9.81;
    private static final double METRES_A_CYCLE = 11;
    /** Short quick steps off the line. */
    private static final double STARTING_CYCLES = 3.0;

    private static final double LYING = 1.65;
    private static final Clip FALL = Falls.slip(ShortTrackMoves.SEATED, LYING, ShortTrackMoves.GLIDING);

    private final Body body;
    private final ShortTrackPlan plan;
    private final ShortTrackMotion motion;
    private final double finish;
    private final boolean winner;

    ShortTrackSkater(Body body, ShortTrackPlan plan, ShortTrackMotion motion, boolean winner) {
        this.body = body;
        this.plan = plan;
        this.motion = motion;
        this.finish = motion.finish();
        this.winner = winner;
    }

    ShortTrackMotion motion() {
        return motion;
    }

    double finish() {
        return finish;
    }

    Figure figure(double t) {
        double lean = motion.fallen(t) ? STEEPEST_LEAN * (1 - Ease.smooth((t - plan.fall()) / 0.7)) : lean(t);
        Frame frame = Frame.upright(motion.place(t), motion.heading(t)).turned(0, lean, 0);
        return body.standing(pose(t), frame, Ground.ICE);
    }

    private double lean(double t) {
        double v = motion.speed(t);
        double angle = StrictMath.atan(v * v * Oval.turning(motion.progress(t)) / (Oval.RADIUS * GRAVITY));
        return Math.min(STEEPEST_LEAN, angle);
    }

    private Pose pose(double t) {
        Pose skating = skating(t);
        if (motion.fallen(t)) {
            Pose fallen = t < motion.risen() + 0.2 ? FALL.at(t - plan.fall()) : skating;
            return skating.mix(fallen, Ease.smooth((t - plan.fall()) / 0.2))
                    .mix(skating, Ease.smooth((t - motion.risen() + 0.3) / 0.5));
        }
        Pose pose = skating.mix(ShortTrackMoves.LUNGE, Ease.window(t, finish - 0.30, 0.28, finish + 0.5, 0.4));
        if (plan.started()) {
            double gun = plan.window().gun();
            Pose waiting =
                    ShortTrackMoves.AT_THE_LINE.mix(ShortTrackMoves.ON_THE_LINE, Ease.smooth((t - gun + 1.4) / 0.6));
            pose = waiting.mix(pose, Ease.smooth((t - gun - 0.08) / 0.35));
        }
        return pose;
    }

    private Pose skating(double t) {
        double turn = motion.fallen(t) ? 0 : Oval.turning(motion.progress(t));
        double racing = motion.fallen(t) ? 0 : 1 - Ease.smooth((t - finish - 0.5) / 1.2);
        double slow = 1 - Ease.smooth((motion.speed(t) - 1) / 2.5);
        double push = Math.max(0.25, racing) * (1 - slow);
        double phase = phase(t);
        double upright = 1 - racing;
        Pose stance = ShortTrackMoves.SEATED.mix(after(t), upright);
        Pose stride = Skating.stride(stance, phase, push * (1 - 0.2 * turn), turn * racing);
        stride = Skating.swinging(stride, phase, 0.9 * racing).mix(stride, 1 - racing);
        return ShortTrackMoves.cornering(stride, turn * racing * 0.9);
    }

    private Pose after(double t) {
        if (motion.falls()) {
            return ShortTrackMoves.GLIDING;
        }
        double calm = Ease.smooth((t - finish - 5.5) / 1.5);
        Pose shown = winner ? ShortTrackMoves.WON : ShortTrackMoves.BEATEN;
        Pose standing = plan.window().until() - t < 2.5 ? ShortTrackMoves.AT_THE_LINE : ShortTrackMoves.GLIDING;
        Pose gliding = ShortTrackMoves.GLIDING.mix(
                standing, Ease.smooth((t - plan.window().until() + 2.5) / 1.5));
        return shown.mix(gliding, calm);
    }

    private double phase(double t) {
        double metres = motion.fallen(t) ? 0 : motion.progress(t) / METRES_A_CYCLE;
        double starting = plan.started()
                ? STARTING_CYCLES
                        * (1 - StrictMath.exp(-Math.max(0, t - plan.window().gun()) / 1.4))
                : 0;
        return metres + starting + body.athlete() * 0.23;
    }
}

package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Ease;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Frame;
import dev.slipstream.simulator.body.GoalkeeperMoves;
import dev.slipstream.simulator.body.Ground;
import dev.slipstream.simulator.body.HockeyMoves;
import dev.slipstream.simulator.body.Kit;
import dev.slipstream.simulator.body.Pose;
import dev.slipstream.simulator.body.Skating;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.List;

/** One player's body through the game: the stride of the motion, and over it what the script has the player do. */
final class HockeyPlayer {
    private static final double MOST_GAZE = 55;

    private final int player;
    private final Body body;
    private final HockeyMotion motion;
    private final List<HockeyScript.Action> actions;
    private final List<HockeyScript.PuckCue> carries;

    HockeyPlayer(int player, Body body, HockeyMotion motion, HockeyScript script) {
        this.player = player;
        this.body = body;
        this.motion = motion;
        this.actions =
                script.actions().stream().filter(a -> a.player() == player).toList();
        this.carries = script.puckCues().stream()
                .filter(c -> c.end() == null && c.start().blade() && c.start().player() == player)
                .toList();
    }

    /**
     * @param watched where the head turns
     */
    Figure figure(double t, Vec3 watched) {
        Frame frame = frame(t);
        double bearing = StrictMath.atan2(
                watched.minus(frame.origin()).dot(frame.left()),
                watched.minus(frame.origin()).dot(frame.forward()));
        double degrees = bearing * 180 / StrictMath.PI;
        // Straight behind, left and right are the same: nobody looks there.
        double turned = Math.abs(degrees) < 120 ? degrees : degrees * Math.max(0, (180 - Math.abs(degrees)) / 60);
        double gaze = Math.max(-MOST_GAZE, Math.min(MOST_GAZE, turned * 0.7));
        return body.standing(pose(t).gaze(gaze), frame, Ground.ICE);
    }

    Frame frame(double t) {
        return Frame.upright(motion.place(player, t), motion.value(player, HockeyMotion.HEADING, t))
                .turned(0, motion.value(player, HockeyMotion.LEAN, t), 0);
    }

    Vec3 blade(double t) {
        return body.blade(pose(t), frame(t), Ground.ICE);
    }

    private Pose pose(double t) {
        double speed = motion.velocity(player, t).length();
        double calm = 1 - Ease.smooth((speed - 0.8) / 2.0);
        double push = motion.value(player, HockeyMotion.PUSH, t);
        double phase = motion.value(player, HockeyMotion.PHASE, t);
        if (body.kit() == Kit.GOALKEEPER) {
            double far = Ease.smooth((Math.abs(motion.place(player, t).y()) - 2) / 2);
            Pose crouch = GoalkeeperMoves.CROUCH.mix(GoalkeeperMoves.UPRIGHT, far);
            // Sideways on both edges, without strides.
            double shuffle = StrictMath.sin(2 * StrictMath.PI * phase) * push;
            return doing(crouch.hipsBy(0, 0.05 * shuffle, -0.02 * Math.abs(shuffle)), t);
        }
        double carrying = 0;
        for (HockeyScript.PuckCue c : carries) {
            carrying = Math.max(carrying, Ease.window(t, c.from() - 0.1, 0.3, c.to() + 0.1, 0.3));
        }
        Pose stance = HockeyMoves.READY.mix(HockeyMoves.UPRIGHT, calm * (1 - carrying));
        Pose stride = Skating.stride(stance, phase, push, 0);
        Pose led = stride.mix(HockeyMoves.dribbling(stride, t + player), carrying);
        Pose pose = doing(led, t);
        return body.rightHanded() ? pose.mirrored() : pose;
    }

    private Pose doing(Pose skating, double t) {
        Pose pose = skating;
        for (HockeyScript.Action a : actions) {
            if (t > a.from() && t < a.to()) {
                Pose done = a.clip().at(t - a.from());
                double in = Math.min(0.2, (a.to() - a.from()) / 4);
                double k = Ease.window(t, a.from(), in, a.to(), 1.6 * in);
                pose = a.still() ? pose.mix(done, k) : pose.mixUpper(done, k).mix(pose.mix(done, k), 0.35);
            }
        }
        return pose;
    }
}

package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Frame;
import dev.slipstream.simulator.body.Pose;
import dev.slipstream.simulator.body.SkiMoves;
import dev.slipstream.simulator.geometry.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * One athlete's turn: waiting behind the gate, the run, and the way off the snow.
 *
 * @param start seconds from the start of the simulation
 */
record SkiHeat(Body body, double start, SkiRun run, SkiRunPose pose) {
    /** An athlete is seen behind the gate so long before the start. */
    static final double SEEN_BEFORE = 9;

    private static final double TO_THE_GATE = 5.5;
    private static final double IN_THE_GATE = 3.0;
    private static final double LINGERING = 2.4;
    private static final double LEAVING = 1.6;
    private static final double GONE_AFTER = 4.4;

    int athlete() {
        return body.athlete();
    }

    double takeOff() {
        return start + run.takeOff();
    }

    /** Infinite for one who falls. */
    double finish() {
        return start + run.finish();
    }

    /** When the run is over, one way or the other. */
    double over() {
        return start + (run.outcome() == SkiRun.Outcome.FALL ? run.stop() : run.finish());
    }

    /** Null while the athlete is not in the venue. */
    @Nullable
    Figure figure(double time, SkiCourse course) {
        double t = time - start;
        if (t < -SEEN_BEFORE || t > run.stop() + LINGERING + GONE_AFTER) {
            return null;
        }
        Pose held = pose.at(t);
        Frame frame = run.frame(t);
        if (t < -IN_THE_GATE) {
            double k = Math.max(0, (t + TO_THE_GATE) / (TO_THE_GATE - IN_THE_GATE));
            frame = frame.at(onSnow(course, SkiCourse.START_X - 5.5 * (1 - k * k * (3 - 2 * k)), 0));
            held = SkiMoves.WAITING;
        } else if (t < 0) {
            held = SkiMoves.WAITING.mix(held, (t + IN_THE_GATE) / 1.2);
        } else if (t > run.stop() + LINGERING) {
            double since = t - run.stop() - LINGERING;
            Vec3 way = frame.forward().times(LEAVING * since * since / 2);
            Vec3 from = frame.origin();
            frame = frame.at(onSnow(course, from.x() + way.x(), from.y() + way.y()));
            held = held.mix(SkiMoves.CARVING, since / 0.8);
        }
        return run.flying(t) ? body.flying(held, frame, course) : body.standing(held, frame, course);
    }

    /** Where the athlete is, for those who only follow. */
    Vec3 place(double time) {
        return run.place(time - start);
    }

    private static Vec3 onSnow(SkiCourse course, double x, double y) {
        return new Vec3(x, y, course.height(x, y));
    }
}

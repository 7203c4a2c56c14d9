package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;

/** A camera on its tripod whose operator follows the action, always a little behind, and zooms as it slows and speeds. */
final class FollowView implements View {
    private final String id;
    private final Vec3 place;
    private final int width;
    private final int height;
    private final Track track;

    /**
     * How an operator works.
     *
     * @param stiffness of the following, radians per second
     * @param lead seconds that the operator foresees
     * @param tight metres of the world across the picture while nothing moves
     * @param loose metres more for each metre per second that the action moves
     * @param aimAbove metres above the action's point
     */
    record Hand(double stiffness, double lead, double tight, double loose, double aimAbove) {}

    FollowView(String id, Competition competition, Vec3 place, Hand hand, int width, int height) {
        this.id = id;
        this.place = place;
        this.width = width;
        this.height = height;
        this.track = new Track(new Track.Operator() {
            @Override
            public double[] first() {
                double[] target = target(0);
                // x, y, z, metres across; their velocities; jumps.
                return new double[] {target[0], target[1], target[2], target[3], 0, 0, 0, 0, 0};
            }

            @Override
            public double[] next(double[] before, double time) {
                double[] state = before.clone();
                Spring.step(state, target(time), hand.stiffness(), Track.STEP);
                return state;
            }

            private double[] target(double time) {
                Vec3 action = competition.action(time + hand.lead());
                Vec3 before = competition.action(Math.max(0, time - 0.5));
                Vec3 after = competition.action(time + 1);
                double speed = after.minus(before).length() / (time + 1 - Math.max(0, time - 0.5));
                double across = hand.tight() + hand.loose() * Math.min(12, speed);
                return new double[] {action.x(), action.y(), action.z() + hand.aimAbove(), across};
            }
        });
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Camera at(double seconds) {
        double[] state = track.at(seconds);
        Vec3 aim = new Vec3(state[0], state[1], state[2]);
        double focal = width * aim.minus(place).length() / state[3];
        return Camera.lookingAt(width, height, focal, place, aim);
    }

    @Override
    public boolean moves() {
        return true;
    }
}

package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The featured athlete's upper body: the picture in which a bib can be read and a face seen. Stands for several cameras
 * around the venue; whoever sees the athlete's chest (or at least the back) best has the picture.
 */
final class CloseView implements View {
    /** Metres of the world from the picture's top to its bottom: head to hip takes half of it. */
    private static final double METRES_DOWN = 1.75;

    private static final double STIFFNESS = 9;
    /** What a spring of this stiffness stays behind. */
    private static final double LEAD = 2 / STIFFNESS;

    private static final double STAY = 4;
    private static final double CALM_BEFORE = 2.5;

    private final Competition competition;
    private final List<Vec3> places;
    private final int width;
    private final int height;
    private final Track track;

    CloseView(Competition competition, List<Vec3> places, int width, int height) {
        this.competition = competition;
        this.places = List.copyOf(places);
        this.width = width;
        this.height = height;
        this.track = new Track(new Track.Operator() {
            @Override
            public double[] first() {
                return take(0, competition.featured(0), 0);
            }

            @Override
            public double[] next(double[] before, double time) {
                return follow(before, time);
            }
        });
    }

    // A state: x, y, z of the aim; its velocity; athlete; place; since when; jumps.
    private double[] follow(double[] before, double time) {
        int featured = competition.featured(time);
        if (featured != (int) before[6] || passedBy(before, time)) {
            return take(time, featured, before[9] + 1);
        }
        double[] state = before.clone();
        double[] moving = {state[0], state[1], state[2], state[3], state[4], state[5]};
        Vec3 aim = aim(featured, time + LEAD);
        Spring.step(moving, new double[] {aim.x(), aim.y(), aim.z()}, STIFFNESS, Track.STEP);
        System.arraycopy(moving, 0, state, 0, moving.length);
        return state;
    }

    /** The best camera takes over; its operator had the athlete in the finder already. */
    private double[] take(double time, int featured, double jumps) {
        Vec3 aim = aim(featured, time);
        Vec3 velocity = aim(featured, time + 0.1).minus(aim).times(10);
        int best = 0;
        for (int i = 1; i < places.size(); i++) {
            if (worth(i, featured, time) > worth(best, featured, time)) {
                best = i;
            }
        }
        return new double[] {
            aim.x(), aim.y(), aim.z(), velocity.x(), velocity.y(), velocity.z(), featured, best, time, jumps
        };
    }

    /** Whether another camera sees the athlete much better now, and nothing is about to happen. */
    private boolean passedBy(double[] state, double time) {
        if (time - state[8] < STAY || Math.floorMod(Math.round(time / Track.STEP), 25) != 0) {
            return false;
        }
        for (Moment moment : competition.moments()) {
            if (moment.importance() >= 0.5 && moment.time() > time - 0.5 && moment.time() < time + CALM_BEFORE) {
                return false;
            }
        }
        double now = worth((int) state[7], (int) state[6], time);
        for (int i = 0; i < places.size(); i++) {
            if (worth(i, (int) state[6], time) > now + 0.6) {
                return true;
            }
        }
        return false;
    }

    /** How well a camera would see the athlete in the next two seconds: the chest from the front, not from afar. */
    private double worth(int place, int athlete, double time) {
        double worth = 0;
        for (double ahead = 0.2; ahead < 2.3; ahead += 1) {
            Figure figure = figure(athlete, time + ahead);
            if (figure == null) {
                continue;
            }
            Vec3 to = places.get(place).minus(figure.torso().centre());
            double distance = to.length();
            double front = figure.torso().forward().dot(to.unit());
            worth += Math.max(front, -0.8 * front)
                    - 0.006 * Math.max(0, distance - 15)
                    - 0.1 * Math.max(0, 9 - distance);
        }
        return worth / 3;
    }

    /** Between chest and chin. */
    private Vec3 aim(int athlete, double time) {
        Figure figure = figure(athlete, time);
        return figure == null
                ? competition.action(time)
                : figure.torso().centre().lerp(figure.head(), 0.3);
    }

    private @Nullable Figure figure(int athlete, double time) {
        for (Figure figure : competition.at(time).figures()) {
            if (figure.athlete() == athlete) {
                return figure;
            }
        }
        return null;
    }

    @Override
    public String id() {
        return "close";
    }

    @Override
    public Camera at(double seconds) {
        double[] state = track.at(seconds);
        Vec3 place = places.get((int) state[7]);
        Vec3 aim = new Vec3(state[0], state[1], state[2]);
        return Camera.lookingAt(width, height, height * aim.minus(place).length() / METRES_DOWN, place, aim);
    }

    @Override
    public boolean moves() {
        return true;
    }

    @Override
    public List<Double> cuts(double until) {
        return track.jumps(until);
    }
}

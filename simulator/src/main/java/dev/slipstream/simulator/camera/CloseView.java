package dev.slipstream.simulator.camera;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.geometry.Camera;
import dev.slipstream.simulator.geometry.Vec3;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.sport.Scene;
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

    /** A number on the back is worth so much of a face and a number on the chest. */
    private static final double BACK = 0.6;

    private static final double BETTER = 0.35;
    private static final double STAY = 4;
    private static final double HORIZON = 6;
    /** Metres that another's chest must be away from the line of sight. */
    private static final double IN_THE_WAY = 0.6;

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
        Figure figure = figure(featured, time + LEAD);
        // Who has left is not searched for.
        Vec3 aim = figure == null ? new Vec3(state[0], state[1], state[2]) : aim(figure);
        Spring.step(moving, new double[] {aim.x(), aim.y(), aim.z()}, STIFFNESS, Track.STEP);
        System.arraycopy(moving, 0, state, 0, moving.length);
        return state;
    }

    /** The best camera takes over; its operator had the athlete in the finder already. */
    private double[] take(double time, int featured, double jumps) {
        Figure now = figure(featured, time);
        Figure soon = figure(featured, time + 0.1);
        Vec3 aim = now == null ? competition.action(time) : aim(now);
        Vec3 velocity =
                now == null || soon == null ? Vec3.ZERO : aim(soon).minus(aim).times(10);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.size(); i++) {
            double worth = worth(i, featured, time);
            best = worth > most ? i : best;
            most = Math.max(most, worth);
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
            if (worth(i, (int) state[6], time) > now + BETTER) {
                return true;
            }
        }
        return false;
    }

    /** How well a camera would see the athlete in the next seconds: the chest from the front, free, not from afar. */
    private double worth(int place, int athlete, double time) {
        double worth = 0;
        int seen = 0;
        for (double ahead = 0.2; ahead < HORIZON && competition.featured(time + ahead) == athlete; ahead += 1) {
            Scene scene = competition.at(time + ahead);
            Figure figure = figure(scene, athlete);
            if (figure != null) {
                worth += worth(places.get(place), figure, scene);
                seen++;
            }
        }
        return worth / Math.max(1, seen);
    }

    private static double worth(Vec3 place, Figure figure, Scene scene) {
        Vec3 chest = figure.torso().centre();
        double distance = place.minus(chest).length();
        Vec3 to = place.minus(chest).unit();
        double front = figure.torso().forward().dot(to);
        double worth =
                Math.max(front, -BACK * front) - 0.002 * Math.max(0, distance - 15) - 0.1 * Math.max(0, 9 - distance);
        for (Figure other : scene.figures()) {
            Vec3 between = other.torso().centre().minus(chest);
            double along = between.dot(to);
            if (along > 0.4
                    && along < distance
                    && between.minus(to.times(along)).length() < IN_THE_WAY) {
                worth -= 0.5;
            }
        }
        return worth;
    }

    /** Between chest and chin. */
    private static Vec3 aim(Figure figure) {
        return figure.torso().centre().lerp(figure.head(), 0.3);
    }

    private @Nullable Figure figure(int athlete, double time) {
        return figure(competition.at(time), athlete);
    }

    private static @Nullable Figure figure(Scene scene, int athlete) {
        for (Figure figure : scene.figures()) {
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

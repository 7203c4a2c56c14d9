package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.body.Body;
import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.body.Frame;
import dev.slipstream.simulator.body.Ground;
import dev.slipstream.simulator.body.Kit;
import dev.slipstream.simulator.body.Pose;
import dev.slipstream.simulator.body.Skeleton;
import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Athletes who glide about, until their sport is written. */
final class Sketch implements Competition {
    private final Sport sport;
    private final List<Athlete> athletes = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private final double seconds;
    private final Ground ground;

    Sketch(Sport sport, long seed, double seconds) {
        this.sport = sport;
        this.seconds = seconds;
        this.ground = sport == Sport.SKI_CROSS ? new SkiCourse() : Ground.ICE;
        Random random = new Random(seed);
        StartLists lists = new StartLists(random, random.nextBoolean());
        if (sport == Sport.ICE_HOCKEY) {
            lists.twoTeams().forEach(n -> athletes.addAll(lists.team(n, 6)));
        } else {
            athletes.addAll(lists.field(sport == Sport.SHORT_TRACK ? 5 : 1, 0xF4F4F4));
        }
        Kit kit = sport == Sport.ICE_HOCKEY ? Kit.HOCKEY : sport == Sport.SHORT_TRACK ? Kit.SHORT_TRACK : Kit.SKI;
        for (int i = 0; i < athletes.size(); i++) {
            bodies.add(new Body(
                    i, Skeleton.of(random, 1.8, false), kit, athletes.get(i).outfit(), false, i % 2 == 0));
        }
    }

    @Override
    public Sport sport() {
        return sport;
    }

    @Override
    public String unit() {
        return sport.discipline() + "M";
    }

    @Override
    public String title() {
        return sport.title();
    }

    @Override
    public List<Athlete> athletes() {
        return athletes;
    }

    @Override
    public List<Moment> moments() {
        return List.of(new Moment(
                Moment.Type.START, seconds * 0.5, List.of(athletes.get(0).id()), 0.5));
    }

    @Override
    public List<ResultStep> results() {
        return List.of(new ResultStep(0, ResultStep.Status.START_LIST, List.of()));
    }

    @Override
    public Scene at(double t) {
        List<Figure> figures = new ArrayList<>();
        for (Body body : bodies) {
            double a = body.athlete() * 0.7 + t * 0.8;
            Vec3 c = captureVolume().centre();
            double x = c.x() + 3 * StrictMath.cos(a);
            double y = c.y() + 3 * StrictMath.sin(a);
            figures.add(body.standing(
                    Pose.STANDING, Frame.upright(new Vec3(x, y, ground.height(x, y)), a + 1.57), ground));
        }
        return new Scene(t, figures, List.of());
    }

    @Override
    public Vec3 action(double t) {
        return captureVolume().centre();
    }

    @Override
    public int featured(double t) {
        return 0;
    }

    @Override
    public Scoreboard scoreboard(double t) {
        return new Scoreboard("1", "0.0", List.of());
    }

    @Override
    public Box captureVolume() {
        return switch (sport) {
            case ICE_HOCKEY -> new Box(new Vec3(15, -7, 0), new Vec3(29, 7, 2.4));
            case SHORT_TRACK -> new Box(new Vec3(-7, -11.5, 0), new Vec3(7, -4.5, 2.4));
            case SKI_CROSS -> new SkiCourse().kickerVolume();
        };
    }
}

package dev.slipstream.simulator.production;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.broadcast.Director;
import dev.slipstream.simulator.broadcast.Graphics;
import dev.slipstream.simulator.broadcast.Programme;
import dev.slipstream.simulator.camera.CameraRing;
import dev.slipstream.simulator.camera.ProgrammeViews;
import dev.slipstream.simulator.camera.View;
import dev.slipstream.simulator.render.SceneMemory;
import dev.slipstream.simulator.render.SceneRenderer;
import dev.slipstream.simulator.render.Stage;
import dev.slipstream.simulator.render.Suit;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Competitions;
import dev.slipstream.simulator.sport.Moment;
import dev.slipstream.simulator.venue.Stages;
import dev.slipstream.simulator.venue.Wardrobe;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A competition with everything around it: stage, cameras, programme. Thread-safe; each feed draws for itself. */
public final class Production {
    /** The switched feed with graphics. */
    public static final String PROGRAMME = "programme";

    private static final String BEHIND = "reverse";
    private static final int MOST_GEOMETRY = 24;

    private final ProductionPlan plan;
    private final Competition competition;
    private final Stage stage;
    private final List<Suit> suits;
    private final SceneMemory scenes;
    private final List<View> ring;
    private final List<View> holdouts;
    private final List<View> views;
    private final Programme programme;
    private final Graphics graphics;

    /** Takes some seconds: the venue is painted here. */
    public Production(ProductionPlan plan) {
        this.plan = plan;
        // Of a shorter recording, what happens first.
        competition = Competitions.of(plan.sport(), plan.seed(), Math.max(Competitions.SHORTEST, plan.seconds()));
        stage = Stages.of(competition, plan.seed());
        suits = Wardrobe.of(plan.sport(), competition.athletes());
        scenes = new SceneMemory(competition, stage);
        ring = plan.cameras() == 0
                ? List.of()
                : CameraRing.of(competition, plan.cameras(), plan.width(), plan.height(), plan.seed());
        holdouts = plan.holdouts() == 0
                ? List.of()
                : CameraRing.holdout(
                        competition, plan.cameras(), plan.holdouts(), plan.width(), plan.height(), plan.seed());
        views = ProgrammeViews.of(competition, plan.width(), plan.height(), plan.seed());
        programme = Director.cut(competition, views, plan.seconds(), plan.seed());
        graphics = new Graphics(competition, programme);
        plan.trouble().check(feeds());
    }

    private Set<String> feeds() {
        Set<String> feeds = new TreeSet<>(Set.of(PROGRAMME));
        recorded().forEach(view -> feeds.add(view.id()));
        ring.forEach(view -> feeds.add(view.id()));
        return feeds;
    }

    public ProductionPlan plan() {
        return plan;
    }

    public Competition competition() {
        return competition;
    }

    /** The calibrated cameras, in the rig's order. */
    public List<View> ring() {
        return ring;
    }

    List<View> holdouts() {
        return holdouts;
    }

    /** The programme's cameras that are feeds of their own; the one from behind is for its replays only. */
    public List<View> recorded() {
        return plan.views()
                ? views.stream().filter(view -> !view.id().equals(BEHIND)).toList()
                : List.of();
    }

    List<View> views() {
        return views;
    }

    Programme programme() {
        return programme;
    }

    Graphics graphics() {
        return graphics;
    }

    /** {@code plates}: for cameras that stand still, and whose crowd may too. */
    SceneRenderer renderer(boolean plates) {
        return new SceneRenderer(stage, suits, scenes, plan.width(), plan.height(), plates);
    }

    View view(String id) {
        return views.stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the programme shows " + id + ", which no camera is called"));
    }

    /** Seconds at which bodies are written down, each that of a picture. */
    List<Double> geometryTimes() {
        TreeSet<Double> times = new TreeSet<>();
        if (!plan.geometryAt().isEmpty()) {
            plan.geometryAt().forEach(time -> times.add(onPicture(time)));
            return List.copyOf(times);
        }
        double step = Math.max(0.5, plan.seconds() / MOST_GEOMETRY);
        for (double time = step; time < plan.seconds(); time += step) {
            addIfOccupied(times, time);
        }
        for (Moment moment : competition.moments()) {
            addIfOccupied(times, moment.time());
        }
        return List.copyOf(times);
    }

    private void addIfOccupied(Set<Double> times, double time) {
        double shown = onPicture(time);
        if (shown < plan.seconds() && occupied(shown)) {
            times.add(shown);
        }
    }

    private double onPicture(double time) {
        return Math.round(time * plan.fps()) / (double) plan.fps();
    }

    private boolean occupied(double time) {
        for (Figure figure : competition.at(time).figures()) {
            if (competition.captureVolume().contains(figure.torso().centre())) {
                return true;
            }
        }
        return false;
    }
}

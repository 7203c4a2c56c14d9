package dev.slipstream.simulator.production;

import dev.slipstream.simulator.body.Figure;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Sport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Productions of seeds that nothing was tuned on, painted once for all tests that look at them. */
final class Rehearsals {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FPS = 25;
    static final double SECONDS = 30;
    static final List<Long> SEEDS = List.of(101L, 102L);

    private static final Map<String, Production> KNOWN = new ConcurrentHashMap<>();

    private Rehearsals() {}

    /** Without rings: programme and its views only. */
    static Production of(Sport sport, long seed) {
        return KNOWN.computeIfAbsent(
                sport.label() + seed,
                key -> new Production(new ProductionPlan(
                        sport, seed, 0, SECONDS, WIDTH, HEIGHT, FPS, 0, List.of(), true, Trouble.none())));
    }

    /** The athlete of an index, where they are on the scene. */
    static Optional<Figure> figure(Competition competition, int athlete, double time) {
        return competition.at(time).figures().stream()
                .filter(figure -> figure.athlete() == athlete)
                .findFirst();
    }
}

package dev.slipstream.simulator.venue;

import dev.slipstream.simulator.render.Stage;
import dev.slipstream.simulator.sport.Competition;
import dev.slipstream.simulator.sport.Sport;

/** The stage for a competition. Takes some seconds: its pictures are painted here. */
public final class Stages {
    private Stages() {}

    /** {@code seed}: of sponsors and spectators. */
    public static Stage of(Competition competition, long seed) {
        int[] fans = competition.athletes().stream()
                .mapToInt(athlete -> athlete.outfit().primary())
                .distinct()
                .limit(4)
                .toArray();
        return competition.sport() == Sport.SKI_CROSS
                ? SkiSlope.stage(seed, fans)
                : IceArena.stage(competition.sport(), seed, fans);
    }
}

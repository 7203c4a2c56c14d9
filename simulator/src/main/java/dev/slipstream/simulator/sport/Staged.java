package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.geometry.Box;

import java.util.List;

/** What every competition has from its first instant: identity, people, and what will have happened. */
abstract class Staged implements Competition {
    /**
     * @param unit ODF code without trailing dashes
     */
    record Programme(
            Sport sport,
            String unit,
            String title,
            Box volume,
            List<Athlete> athletes,
            List<Moment> moments,
            List<ResultStep> results) {}

    private final Programme programme;

    Staged(Programme programme) {
        this.programme = programme;
    }

    @Override
    public final Sport sport() {
        return programme.sport();
    }

    @Override
    public final String unit() {
        return programme.unit();
    }

    @Override
    public final String title() {
        return programme.title();
    }

    @Override
    public final List<Athlete> athletes() {
        return programme.athletes();
    }

    @Override
    public final List<Moment> moments() {
        return programme.moments();
    }

    @Override
    public final List<ResultStep> results() {
        return programme.results();
    }

    @Override
    public final Box captureVolume() {
        return programme.volume();
    }
}

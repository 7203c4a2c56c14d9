package dev.slipstream.operators.cascade;

import dev.slipstream.operators.describe.ShotSample;
import dev.slipstream.operators.inference.ModelRoute;

import java.util.ArrayList;
import java.util.List;

/** A sample with what will be asked about it, and which versions will. A Flink POJO. */
public class PlannedSample {
    /** Carries the picture only where {@link #steps} is not empty. */
    public ShotSample sample;

    /** Names of {@link Step}. */
    public List<String> steps = new ArrayList<>();
    /** Steps that would have been worth it and were above the budget. */
    public List<String> shed = new ArrayList<>();

    public List<ModelRoute> routes = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Flink sets the fields.
    public PlannedSample() {}

    PlannedSample(ShotSample sample) {
        this.sample = sample;
    }
}

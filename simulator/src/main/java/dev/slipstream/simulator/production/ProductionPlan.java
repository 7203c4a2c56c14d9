package dev.slipstream.simulator.production;

import dev.slipstream.simulator.feed.FeedFormat;
import dev.slipstream.simulator.feed.Trouble;
import dev.slipstream.simulator.sport.Sport;

import java.time.Instant;
import java.util.List;

/**
 * What is to be simulated.
 *
 * @param cameras of the ring
 * @param seconds of all feeds
 * @param width pixels of all feeds
 * @param holdouts cameras between those of the ring, whose pictures are kept apart
 * @param geometryAt seconds at which bodies are written down; empty = chosen where athletes are in the ring's volume
 * @param views whether the programme's cameras are feeds too
 * @param trouble what goes wrong on purpose
 */
public record ProductionPlan(
        Sport sport,
        long seed,
        int cameras,
        double seconds,
        int width,
        int height,
        int fps,
        int holdouts,
        List<Double> geometryAt,
        boolean views,
        Trouble trouble) {
    /** The first picture's capture time. */
    public static final Instant START = Instant.parse("2026-02-10T18:00:00Z");

    private static final int MOST_CAMERAS = 128;
    private static final double LONGEST = 3_600;
    private static final int LARGEST = 4_096;

    public ProductionPlan {
        geometryAt = List.copyOf(geometryAt);
        if (cameras < 0 || cameras > MOST_CAMERAS || holdouts < 0 || holdouts > MOST_CAMERAS) {
            throw new IllegalArgumentException(
                    "a ring has 0 to " + MOST_CAMERAS + " cameras, not " + cameras + " and " + holdouts + " held out");
        }
        if (!(seconds >= 1 && seconds <= LONGEST)) {
            throw new IllegalArgumentException("a simulation lasts 1 to " + (int) LONGEST + " seconds, not " + seconds);
        }
        if (width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException(
                    "a picture has at most " + LARGEST + " pixels a side, not " + width + "x" + height);
        }
        for (double time : geometryAt) {
            if (!(time >= 0 && time < seconds)) {
                throw new IllegalArgumentException(
                        "bodies are asked for at " + time + " s, outside of 0 to " + seconds + " s");
            }
        }
        // Says what is wrong with the size and the rate.
        FeedFormat.of(width, height).withFps(fps);
    }

    int frames() {
        return (int) Math.round(seconds * fps);
    }
}

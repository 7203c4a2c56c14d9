package dev.slipstream.simulator.sport;

import dev.slipstream.simulator.geometry.Box;
import dev.slipstream.simulator.geometry.Vec3;

import java.util.List;

/**
 * One event unit from its first to its last second, as functions of time: the same answers for the same seed, in any
 * order of asking, from any thread. Seconds are from the start of the simulation.
 */
public interface Competition {
    Sport sport();

    /** ODF DocumentCode without trailing dashes, as {@code IHOMTEAM11------------GPA-000100} would be cut. */
    String unit();

    /** For the opening card and the messages: {@code Men's Group A, Game 1}. */
    String title();

    /** The start list. */
    List<Athlete> athletes();

    /** Ascending by time. */
    List<Moment> moments();

    /** Ascending by time; START_LIST first, at zero. */
    List<ResultStep> results();

    Scene at(double seconds);

    /** The point that a camera operator would follow: smooth, about a metre above the ground. */
    Vec3 action(double seconds);

    /** Index of the athlete whom a close-up shows now; changes rarely, and is on the scene. */
    int featured(double seconds);

    Scoreboard scoreboard(double seconds);

    /** The volume that the ring of cameras looks into; most of what matters happens here. */
    Box captureVolume();
}

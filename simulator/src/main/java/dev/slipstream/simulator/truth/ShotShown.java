package dev.slipstream.simulator.truth;

/**
 * A stretch of the programme without a cut: what shot detection is measured against.
 *
 * @param from seconds from the start
 * @param kind live, replay or card
 * @param view the camera on air
 */
public record ShotShown(String camera, String kind, String view, double from, double to) {}

package dev.slipstream.simulator.truth;

/**
 * A graphic was on the picture for a while: what reading of text is measured against.
 *
 * @param kind as lower-third, scoreboard, timing
 * @param text as drawn, lines parted by a line break
 * @param from seconds from the start
 */
public record GraphicShown(String camera, String kind, String text, double from, double to) {}

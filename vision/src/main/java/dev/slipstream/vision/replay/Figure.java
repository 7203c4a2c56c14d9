package dev.slipstream.vision.replay;

/**
 * One athlete, or athletes in contact, of a model.
 *
 * @param name unique in its model: a bib, a track, or a number
 */
public record Figure(String name, Mesh mesh) {}

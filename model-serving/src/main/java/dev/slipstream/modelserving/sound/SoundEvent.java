package dev.slipstream.modelserving.sound;

/**
 * A kind of sound in a window.
 *
 * @param label of AudioSet, such as {@code Cheering}
 * @param score 0 to 1, the network's own
 */
public record SoundEvent(String label, float score) {}

package dev.slipstream.simulator.sound;

/**
 * Mono sound in memory, 48 kHz, 16 bit: what a feed's microphone heard from its first picture on. Shared between feeds, so
 * never changed once made.
 *
 * @param samples full scale = 32767
 */
public record Pcm(short[] samples) {
    public static final int RATE = 48_000;

    public static Pcm silence(double seconds) {
        return new Pcm(new short[(int) Math.round(seconds * RATE)]);
    }

    public double seconds() {
        return (double) samples.length / RATE;
    }
}

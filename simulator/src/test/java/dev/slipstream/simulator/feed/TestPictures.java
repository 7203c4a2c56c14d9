package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.sound.Pcm;

/** A grey slope on which a bright bar moves; every picture differs, and its number can be read from the bar's place. */
record TestPictures(int width, int height) implements Pictures {
    static final int STEP = 4;
    static final int BAR = 0xE04020;

    @Override
    public void draw(int frame, int[] rgb) {
        int bar = frame * STEP % width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = 40 + 120 * y / height;
                rgb[y * width + x] = x >= bar && x < bar + 16 ? BAR : grey * 0x010101;
            }
        }
    }

    static Pcm tone(double seconds) {
        short[] samples = new short[(int) (seconds * Pcm.RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * StrictMath.sin(2 * StrictMath.PI * 440 * i / Pcm.RATE));
        }
        return new Pcm(samples);
    }
}

package dev.slipstream.operators.highlight;

import java.util.ArrayList;
import java.util.List;

/** What a microphone in a hall hears: a level, and cheers that are up within half a second and fade. */
final class Sound {
    static final long BLOCK_MICROS = 100_000;
    /** LUFS. */
    static final float LEVEL = -40;

    private static final double RISE_SECONDS = 0.4;
    private static final double FULL_SECONDS = 2.5;
    private static final double FADE_SECONDS = 2;

    private record Rise(double second, double lift) {}

    private final List<Rise> rises = new ArrayList<>();

    /** Nothing but the level. */
    static Sound quiet() {
        return new Sound();
    }

    /** With a cheer that is {@code lift} LU above the level. */
    Sound cheer(double second, double lift) {
        rises.add(new Rise(second, lift));
        return this;
    }

    /** LUFS of the block that begins then. */
    float at(double second) {
        double lift = 0;
        for (Rise rise : rises) {
            double since = second - rise.second;
            if (since >= 0) {
                double up = Math.min(1, (since + 0.1) / RISE_SECONDS);
                lift = Math.max(lift, rise.lift * up * Math.exp(-Math.max(0, since - FULL_SECONDS) / FADE_SECONDS));
            }
        }
        return (float) (LEVEL + lift);
    }

    /** Blocks of 100 ms from a second on. */
    List<Float> blocks(double fromSecond, int count) {
        List<Float> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(at(fromSecond + i / 10.0));
        }
        return blocks;
    }
}

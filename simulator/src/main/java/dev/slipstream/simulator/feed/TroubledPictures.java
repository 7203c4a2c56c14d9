package dev.slipstream.simulator.feed;

import dev.slipstream.simulator.feed.FeedTrouble.Settings;

/** Pictures of a camera that goes black, freezes, or whose exposure wanders. */
final class TroubledPictures implements Pictures {
    private final Pictures well;
    private final int fps;
    private final Settings settings;
    private final double phase;
    private final double period;
    private final int[] curve = new int[256];
    private int[] held = new int[0];

    TroubledPictures(Pictures well, int fps, Settings settings, double phase, double period) {
        this.well = well;
        this.fps = fps;
        this.settings = settings;
        this.phase = phase;
        this.period = period;
    }

    @Override
    public int width() {
        return well.width();
    }

    @Override
    public int height() {
        return well.height();
    }

    @Override
    public void draw(int frame, int[] rgb) {
        double seconds = (double) frame / fps;
        if (settings.black().stream().anyMatch(span -> span.contains(seconds))) {
            java.util.Arrays.fill(rgb, 0);
            return;
        }
        boolean frozen = settings.frozen().stream().anyMatch(span -> span.contains(seconds));
        if (frozen && held.length == rgb.length) {
            System.arraycopy(held, 0, rgb, 0, rgb.length);
            return;
        }
        well.draw(frame, rgb);
        if (settings.exposure() != 0) {
            expose(rgb, seconds);
        }
        if (frozen) {
            held = rgb.clone();
        } else {
            held = new int[0];
        }
    }

    private void expose(int[] rgb, double seconds) {
        double gain = 1 + settings.exposure() * StrictMath.sin(2 * StrictMath.PI * (seconds / period + phase));
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (int) Math.max(0, Math.min(255, Math.rint(i * gain)));
        }
        for (int i = 0; i < rgb.length; i++) {
            int p = rgb[i];
            rgb[i] = curve[(p >> 16) & 255] << 16 | curve[(p >> 8) & 255] << 8 | curve[p & 255];
        }
    }
}

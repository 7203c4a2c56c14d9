package dev.slipstream.simulator.feed;

import java.util.Arrays;

/** Pictures of a camera that goes black, freezes, or whose exposure wanders. */
final class TroubledPictures implements Pictures {
    private static final double PERIOD_SECONDS = 9;

    private final Pictures well;
    private final int fps;
    private final FeedTrouble trouble;
    private final double phase;
    private int[] held = new int[0];

    /** @param phase of the wandering exposure, turns */
    TroubledPictures(Pictures well, int fps, FeedTrouble trouble, double phase) {
        this.well = well;
        this.fps = fps;
        this.trouble = trouble;
        this.phase = phase;
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
        if (trouble.has(Fault.BLACK, seconds)) {
            Arrays.fill(rgb, 0);
            return;
        }
        boolean frozen = trouble.has(Fault.FROZEN, seconds);
        if (frozen && held.length == rgb.length) {
            System.arraycopy(held, 0, rgb, 0, rgb.length);
            return;
        }
        well.draw(frame, rgb);
        if (trouble.measure(Flaw.EXPOSURE) != 0) {
            expose(rgb, seconds);
        }
        held = frozen ? rgb.clone() : new int[0];
    }

    private void expose(int[] rgb, double seconds) {
        double wander = StrictMath.sin(2 * StrictMath.PI * (seconds / PERIOD_SECONDS + phase));
        double gain = 1 + trouble.measure(Flaw.EXPOSURE) * wander;
        int[] curve = new int[256];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (int) Math.min(255, Math.rint(i * gain));
        }
        for (int i = 0; i < rgb.length; i++) {
            int p = rgb[i];
            rgb[i] = (curve[(p >> 16) & 255] << 16) | (curve[(p >> 8) & 255] << 8) | curve[p & 255];
        }
    }
}

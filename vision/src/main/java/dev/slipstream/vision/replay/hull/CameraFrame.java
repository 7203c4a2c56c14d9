package dev.slipstream.vision.replay.hull;

/**
 * One camera's picture of the moment beside its picture of the empty scene, and how they differ at a pixel. The plate's
 * levels go through a table for each channel that carries the exposure of the moment.
 */
public final class CameraFrame {
    /** A shaded pixel keeps at least this share of its light, and at most all of it. */
    private static final float DARKEST = 0.40f;

    private static final float BRIGHTEST = 1.0f;
    /** Squared distance in levels from the plate's hue that a shadow may have. */
    private static final float HUE = 16 * 16;

    final int index;
    final PixelCamera camera;
    final byte[] rgb;
    final byte[] plate;
    final FloorGrid floor;
    final Exposure exposure;
    private final int[] red;
    private final int[] green;
    private final int[] blue;

    /** {@code index}: the camera's place in the rig; {@code rgb} and {@code plate}: of the camera's size. */
    public CameraFrame(int index, PixelCamera camera, FloorGrid floor, byte[] rgb, byte[] plate, Exposure exposure) {
        this.index = index;
        this.camera = camera;
        this.floor = floor;
        this.rgb = rgb;
        this.plate = plate;
        this.exposure = exposure;
        red = exposure.levels(0);
        green = exposure.levels(1);
        blue = exposure.levels(2);
    }

    /** The camera's place in the rig. */
    public int index() {
        return index;
    }

    public Exposure exposure() {
        return exposure;
    }

    /** Squared distance in levels between picture and plate; {@code at}: of the pixel's first byte. */
    int difference2(int at) {
        int r = (rgb[at] & 255) - red[plate[at] & 255];
        int g = (rgb[at + 1] & 255) - green[plate[at + 1] & 255];
        int b = (rgb[at + 2] & 255) - blue[plate[at + 2] & 255];
        return r * r + g * g + b * b;
    }

    /** The plate's level as this moment's exposure shows it. */
    int plate(int at, int channel) {
        int level = plate[at + channel] & 255;
        return channel == 0 ? red[level] : channel == 1 ? green[level] : blue[level];
    }

    /**
     * The share of its light that a pixel has kept, if it is only darker, in the plate's own hue: what a shadow looks like,
     * and grey cloth on ice; negative if it is something else.
     */
    float shade(int at) {
        float pr = red[plate[at] & 255];
        float pg = green[plate[at + 1] & 255];
        float pb = blue[plate[at + 2] & 255];
        float r = rgb[at] & 255;
        float g = rgb[at + 1] & 255;
        float b = rgb[at + 2] & 255;
        float scale = (r * pr + g * pg + b * pb) / (pr * pr + pg * pg + pb * pb + 1);
        if (scale < DARKEST || scale > BRIGHTEST) {
            return -1;
        }
        float dr = r - scale * pr;
        float dg = g - scale * pg;
        float db = b - scale * pb;
        return dr * dr + dg * dg + db * db < HUE ? scale : -1;
    }
}

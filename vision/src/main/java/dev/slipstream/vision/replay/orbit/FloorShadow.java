package dev.slipstream.vision.replay.orbit;

import dev.slipstream.vision.geometry.Camera;
import dev.slipstream.vision.media.Picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much darker than its plate the floor is around the athletes, which is their shadow, whatever lights there are. At
 * each place the median over the cameras that see it past the athletes: a mirrored athlete lies elsewhere for each
 * camera, and a snowflake is before one only.
 */
final class FloorShadow {
    private static final double PITCH = 0.04;
    private static final double AROUND = 1.6;

    /** Metres beside an athlete up to which all shadow is his. */
    private static final double FULL = 0.9;

    /** Cells along a tile, projected at its corners. */
    private static final int TILE = 8;

    private static final int LEAST_CAMERAS = 3;

    /** So far a place that nobody sees takes its light from those around. */
    private static final int SPREAD_CELLS = 14;

    private static final int MOST_CELLS = 600_000;

    private static final int ALL_LIGHT = 256;

    /** A ratio of one as a byte. */
    private static final int UNIT = 128;

    /** Less than this much darker is noise. */
    private static final float NOISE = 0.02f;

    final double left;
    final double top;
    final double pitch;
    final int columns;
    final int rows;

    /** Light that is left in each cell, of 256. */
    final short[] light;

    /** Whether any cell of a tile is in shadow. */
    private final boolean[] dark;

    private FloorShadow(double[] box) {
        double area = (box[2] - box[0]) * (box[3] - box[1]);
        pitch = Math.max(PITCH, Math.sqrt(area / MOST_CELLS));
        left = box[0];
        top = box[1];
        columns = tiles(box[2] - box[0]) * TILE;
        rows = tiles(box[3] - box[1]) * TILE;
        light = new short[columns * rows];
        dark = new boolean[light.length / (TILE * TILE)];
        Arrays.fill(light, (short) ALL_LIGHT);
    }

    private int tiles(double metres) {
        return (int) (metres / pitch / TILE) + 1;
    }

    static FloorShadow of(Venue venue, Surfaces surfaces, Sighting[] sightings, List<Picture> frames) {
        double[] box = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, -1e9, -1e9};
        for (int f = 0; f < surfaces.figureCount(); f++) {
            double[] b = surfaces.box(f);
            if (b[2] < venue.shape.floor() + 1) { // whoever flies higher has his shadow elsewhere
                box[0] = Math.min(box[0], b[0] - AROUND);
                box[1] = Math.min(box[1], b[1] - AROUND);
                box[2] = Math.max(box[2], b[3] + AROUND);
                box[3] = Math.max(box[3], b[4] + AROUND);
            }
        }
        if (!(box[2] > box[0])) {
            return new FloorShadow(new double[] {0, 0, 0, 0});
        }
        FloorShadow shadow = new FloorShadow(box);
        byte[][] ratios = IntStream.range(0, frames.size())
                .parallel()
                .mapToObj(c -> shadow.ratios(venue, c, sightings[c], frames.get(c)))
                .toArray(byte[][]::new);
        shadow.settle(ratios);
        shadow.fade(surfaces);
        shadow.mark();
        return shadow;
    }

    /** Frame beside plate for each cell, one as {@link #UNIT}; 0 where the camera does not see it. */
    private byte[] ratios(Venue venue, int index, Sighting sighting, Picture frame) {
        Camera camera = venue.rig.camera(index);
        Picture plate = venue.plates.get(index);
        byte[] ratio = new byte[light.length];
        double[] u = new double[4];
        double[] v = new double[4];
        double[] out = new double[3];
        int[] histogram = new int[256];
        for (int tile = 0; tile < light.length / (TILE * TILE); tile++) {
            int x0 = tile % (columns / TILE) * TILE;
            int y0 = tile / (columns / TILE) * TILE;
            boolean seen = true;
            for (int k = 0; k < 4; k++) {
                double x = left + (x0 + k % 2 * TILE) * pitch;
                double y = top + (y0 + k / 2 * TILE) * pitch;
                seen &= camera.project(x, y, venue.shape.floor(), out) && camera.sees(out[0], out[1]);
                u[k] = out[0];
                v[k] = out[1];
            }
            for (int i = 0; seen && i < TILE * TILE; i++) {
                double a = i % TILE / (double) TILE;
                int line = i / TILE;
                double b = line / (double) TILE;
                double column = (u[0] * (1 - a) + u[1] * a) * (1 - b) + (u[2] * (1 - a) + u[3] * a) * b;
                double row = (v[0] * (1 - a) + v[1] * a) * (1 - b) + (v[2] * (1 - a) + v[3] * a) * b;
                if (!sighting.covered(column, row)) {
                    float now = green(frame, column, row);
                    float empty = green(plate, column, row);
                    int share = Math.max(1, Math.min(255, Math.round(UNIT * (now + 4) / (empty + 4))));
                    ratio[(y0 + i / TILE) * columns + x0 + i % TILE] = (byte) share;
                    histogram[share]++;
                }
            }
        }
        normalise(ratio, histogram);
        return ratio;
    }

    /** Most cells lie in no shadow, so their median is the camera's change of exposure. */
    private static void normalise(byte[] ratio, int[] histogram) {
        int all = Arrays.stream(histogram).sum();
        int median = 0;
        for (int passed = histogram[0]; median < 255 && 2 * passed < all; median++) {
            passed += histogram[median + 1];
        }
        for (int i = 0; i < ratio.length; i++) {
            if (ratio[i] != 0) {
                ratio[i] = (byte) Math.max(1, Math.min(255, (ratio[i] & 0xff) * UNIT / Math.max(1, median)));
            }
        }
    }

    /** Of four pixels around: green is most of the brightness, and has least noise. */
    private static float green(Picture picture, double column, double row) {
        int x = (int) column;
        int y = (int) row;
        int at = 3 * (y * picture.width() + x) + 1;
        byte[] rgb = picture.rgb();
        int below = Math.min(at + 3 * picture.width(), rgb.length - 5);
        return ((rgb[at] & 0xff)
                        + (rgb[Math.min(at + 3, rgb.length - 2)] & 0xff)
                        + (rgb[below] & 0xff)
                        + (rgb[below + 3] & 0xff))
                / 4f;
    }

    /** Right under an athlete no camera sees the floor: it is as dark there as around. */
    private void spread(float[] raw) {
        for (int pass = 0; pass < SPREAD_CELLS; pass++) {
            float[] before = raw.clone();
            for (int i = columns; i < raw.length - columns; i++) {
                if (Float.isNaN(before[i])) {
                    float sum = 0;
                    int count = 0;
                    for (int near : new int[] {i - 1, i + 1, i - columns, i + columns}) {
                        if (!Float.isNaN(before[near])) {
                            sum += before[near];
                            count++;
                        }
                    }
                    raw[i] = count == 0 ? Float.NaN : sum / count;
                }
            }
        }
        for (int i = 0; i < raw.length; i++) {
            raw[i] = Float.isNaN(raw[i]) ? 1 : raw[i];
        }
    }

    private void settle(byte[][] ratios) {
        float[] raw = new float[light.length];
        int[] seen = new int[ratios.length];
        for (int i = 0; i < raw.length; i++) {
            int count = 0;
            for (byte[] ratio : ratios) {
                if (ratio[i] != 0) {
                    seen[count++] = ratio[i] & 0xff;
                }
            }
            Arrays.sort(seen, 0, count);
            raw[i] = count < LEAST_CAMERAS
                    ? Float.NaN
                    : Math.max(0.2f, Math.min(1, (float) seen[count / 2] / UNIT + NOISE));
        }
        spread(raw);
        for (int y = 1; y < rows - 1; y++) {
            for (int x = 1; x < columns - 1; x++) {
                int at = y * columns + x;
                float sum = 4 * raw[at];
                sum += 2 * (raw[at - 1] + raw[at + 1] + raw[at - columns] + raw[at + columns]);
                sum += raw[at - columns - 1] + raw[at - columns + 1] + raw[at + columns - 1] + raw[at + columns + 1];
                light[at] = (short) (16 * sum);
            }
        }
    }

    /** Shadows of those who stand outside of the bounds, and are not shown, end with the distance to those who are. */
    private void fade(Surfaces surfaces) {
        for (int i = 0; i < light.length; i++) {
            double x = left + i % columns * pitch;
            int row = i / columns;
            double y = top + row * pitch;
            double nearest = Double.POSITIVE_INFINITY;
            for (int f = 0; light[i] < 256 && f < surfaces.figureCount(); f++) {
                nearest = Math.min(nearest, surfaces.levelDistance(f, x, y));
            }
            double share = Math.max(0, Math.min(1, (AROUND - nearest) / (AROUND - FULL)));
            light[i] = (short) (256 - (256 - light[i]) * share);
        }
    }

    private void mark() {
        int across = columns / TILE;
        for (int i = 0; i < light.length; i++) {
            if (light[i] < 256) {
                dark[i / columns / TILE * across + i % columns / TILE] = true;
            }
        }
    }

    /** Whether there is shadow in the tiles between two places. */
    boolean near(float x, float y, float toX, float toY) {
        float perTile = (float) (1 / (pitch * TILE));
        float left = (Math.min(x, toX) - (float) this.left) * perTile - 0.2f;
        float right = (Math.max(x, toX) - (float) this.left) * perTile;
        float top = (Math.min(y, toY) - (float) this.top) * perTile - 0.2f;
        float low = (Math.max(y, toY) - (float) this.top) * perTile;
        int across = columns / TILE;
        int down = rows / TILE;
        if (right < 0 || low < 0 || left >= across || top >= down) {
            return false;
        }
        for (int j = (int) Math.max(0, top); j <= Math.min(down - 1, (int) low); j++) {
            for (int i = (int) Math.max(0, left); i <= Math.min(across - 1, (int) right); i++) {
                if (dark[j * across + i]) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Darkens a piece of a row of pixels.
     *
     * @param x of the first pixel's place, metres, and how far on the next one's is
     * @param which a bit for each pixel that is of the floor
     */
    void dim(float x, float y, float stepX, float stepY, int count, int[] rgb, int at, int which) {
        float perCell = (float) (1 / pitch);
        float column = (x - (float) left) * perCell;
        float row = (y - (float) top) * perCell;
        float columnStep = stepX * perCell;
        float rowStep = stepY * perCell;
        for (int i = 0; i < count; i++) {
            if ((which >> i & 1) != 0) {
                int share = at(column + columnStep * i, row + rowStep * i);
                if (share < ALL_LIGHT) {
                    rgb[at + i] = Rgb.dim(rgb[at + i], share);
                }
            }
        }
    }

    /** Light left at a place given in cells, of 256; all of it outside. */
    private int at(float column, float row) {
        if (!(column >= 0 && row >= 0 && column < columns - 1 && row < rows - 1)) {
            return ALL_LIGHT;
        }
        int i = (int) column;
        int j = (int) row;
        float a = column - i;
        float b = row - j;
        int at = j * columns + i;
        float above = light[at] * (1 - a) + light[at + 1] * a;
        float below = light[at + columns] * (1 - a) + light[at + columns + 1] * a;
        return (int) (above * (1 - b) + below * b);
    }
}

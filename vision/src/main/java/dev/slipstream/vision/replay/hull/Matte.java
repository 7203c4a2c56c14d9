package dev.slipstream.vision.replay.hull;

/**
 * How far the athlete covers each pixel along the outline. A threshold puts the outline of a suit that stands out from
 * the ice half a pixel or more outside, which is millimetres all around the body; the mixed colours tell where it is:
 * picture = cover · athlete + (1 - cover) · plate, solved for cover with the athlete's colour from just inside (Porter and
 * Duff's compositing, read backwards).
 */
final class Matte {
    /** Pixels inside of the mask's outline that may still be mixed: optics, and chroma at half resolution. */
    private static final int DEPTH = 2;
    /** Pixels around a pixel of the outline from which the athlete's colour is taken. */
    private static final int REACH = 4;
    /** The same where the athlete is too thin to have a sure inside. */
    private static final int THIN_REACH = 2;
    /** Athlete and plate closer than this in levels mix to nothing that can be told. */
    private static final float LEAST_CONTRAST = 28;

    private final Silhouette s;
    private final byte[] core;
    private final float[] athlete = new float[3];

    private Matte(Silhouette s) {
        this.s = s;
        core = SilhouetteCutter.eroded(s.mask, s.width, s.height, DEPTH);
    }

    /** Fills the silhouette's cover from its mask, the picture and the plate. */
    static void of(Silhouette s) {
        Matte matte = new Matte(s);
        int w = s.width;
        int h = s.height;
        byte[] cover = new byte[s.mask.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                if (s.mask[i] != 0) {
                    cover[i] = (byte) 255;
                }
                if (s.mask[i] != 2
                        && matte.core[i] == 0
                        && y > 0
                        && x > 0
                        && y < h - 1
                        && x < w - 1
                        && touches(s.mask, i, w)) {
                    cover[i] = (byte) matte.mixed(x, y);
                }
            }
        }
        s.cover = cover;
    }

    private static boolean touches(byte[] mask, int i, int w) {
        return (mask[i]
                        | mask[i - 1]
                        | mask[i + 1]
                        | mask[i - w]
                        | mask[i + w]
                        | mask[i - w - 1]
                        | mask[i - w + 1]
                        | mask[i + w - 1]
                        | mask[i + w + 1])
                != 0;
    }

    private int mixed(int x, int y) {
        int sure = s.mask[y * s.width + x] != 0 ? 255 : 0;
        if (!inside(x, y) && !strongest(x, y)) {
            return sure;
        }
        byte[] rgb = s.frame.rgb;
        int at = s.at(x, y);
        float mix = 0;
        float contrast2 = 0;
        for (int channel = 0; channel < 3; channel++) {
            float plate = s.frame.plate(at, channel);
            float contrast = athlete[channel] - plate;
            contrast2 += contrast * contrast;
            mix += ((rgb[at + channel] & 255) - plate) * contrast;
        }
        if (contrast2 < LEAST_CONTRAST * LEAST_CONTRAST) {
            return sure;
        }
        return Math.round(255 * Math.max(0, Math.min(1, mix / contrast2)));
    }

    /** The athlete's colour from pixels that lie well inside, the nearer the more; every other one is enough. */
    private boolean inside(int x, int y) {
        byte[] rgb = s.frame.rgb;
        float r = 0;
        float g = 0;
        float b = 0;
        float sum = 0;
        for (int dy = -REACH; dy <= REACH; dy++) {
            int row = y + dy;
            if (row < 0 || row >= s.height) {
                continue;
            }
            for (int dx = -REACH + (dy & 1); dx <= REACH; dx += 2) {
                int column = x + dx;
                if (column >= 0 && column < s.width && core[row * s.width + column] != 0) {
                    float weight = 1f / (dx * dx + dy * dy);
                    int pixel = s.at(column, row);
                    r += weight * (rgb[pixel] & 255);
                    g += weight * (rgb[pixel + 1] & 255);
                    b += weight * (rgb[pixel + 2] & 255);
                    sum += weight;
                }
            }
        }
        athlete[0] = r / sum;
        athlete[1] = g / sum;
        athlete[2] = b / sum;
        return sum > 0;
    }

    /** The athlete's colour where they are thin: that of the pixel of the mask that differs most. */
    private boolean strongest(int x, int y) {
        int best = 0;
        int bestAt = -1;
        for (int row = Math.max(0, y - THIN_REACH); row <= Math.min(s.height - 1, y + THIN_REACH); row++) {
            for (int column = Math.max(0, x - THIN_REACH); column <= Math.min(s.width - 1, x + THIN_REACH); column++) {
                int i = row * s.width + column;
                if (s.mask[i] != 0 && (s.difference[i] & 255) > best) {
                    best = s.difference[i] & 255;
                    bestAt = s.at(column, row);
                }
            }
        }
        for (int channel = 0; bestAt >= 0 && channel < 3; channel++) {
            athlete[channel] = s.frame.rgb[bestAt + channel] & 255;
        }
        return bestAt >= 0;
    }
}

package dev.slipstream.vision.replay.hull;

/**
 * How far the athlete covers each pixel along the outline. A threshold puts the outline of a suit that stands out from
 * the ice half a pixel outside, which is millimetres all around the body; the mixed colours tell where it is:
 * picture = cover · athlete + (1 - cover) · plate, solved for cover with the athlete's colour from just inside (Porter and
 * Duff's compositing, read backwards).
 */
final class Matte {
    /** Pixels around a pixel of the outline from which the athlete's colour is taken. */
    private static final int REACH = 3;
    /** Athlete and plate closer than this in levels mix to nothing that can be told. */
    private static final float LEAST_CONTRAST = 30;

    private Matte() {}

    /** Fills the silhouette's cover from its mask, the picture and the plate. */
    static void of(Silhouette s) {
        int w = s.width;
        int h = s.height;
        byte[] mask = s.mask;
        byte[] core = SilhouetteCutter.majority(mask, w, h, 1, 9);
        byte[] cover = new byte[mask.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                if (mask[i] != 0) {
                    cover[i] = (byte) 255;
                }
                if (y > 0 && x > 0 && y < h - 1 && x < w - 1 && core[i] == 0 && touches(mask, i, w)) {
                    cover[i] = (byte) mixed(s, core, x, y);
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

    private static int mixed(Silhouette s, byte[] core, int x, int y) {
        byte[] rgb = s.frame.rgb;
        int sure = s.mask[y * s.width + x] != 0 ? 255 : 0;
        float r = 0;
        float g = 0;
        float b = 0;
        float sum = 0;
        for (int row = Math.max(0, y - REACH); row <= Math.min(s.height - 1, y + REACH); row++) {
            int at = s.at(0, row);
            for (int column = Math.max(0, x - REACH); column <= Math.min(s.width - 1, x + REACH); column++) {
                if (core[row * s.width + column] != 0) {
                    int dx = column - x;
                    int dy = row - y;
                    float weight = 1f / (dx * dx + dy * dy);
                    int pixel = at + 3 * column;
                    r += weight * (rgb[pixel] & 255);
                    g += weight * (rgb[pixel + 1] & 255);
                    b += weight * (rgb[pixel + 2] & 255);
                    sum += weight;
                }
            }
        }
        if (sum == 0) {
            return sure; // thinner than three pixels: nothing shows its colour unmixed
        }
        int at = s.at(x, y);
        float pr = s.frame.plate(at, 0);
        float pg = s.frame.plate(at, 1);
        float pb = s.frame.plate(at, 2);
        float fr = r / sum - pr;
        float fg = g / sum - pg;
        float fb = b / sum - pb;
        float contrast2 = fr * fr + fg * fg + fb * fb;
        if (contrast2 < LEAST_CONTRAST * LEAST_CONTRAST) {
            return sure;
        }
        float mix = (((rgb[at] & 255) - pr) * fr + ((rgb[at + 1] & 255) - pg) * fg + ((rgb[at + 2] & 255) - pb) * fb)
                / contrast2;
        return Math.round(255 * Math.max(0, Math.min(1, mix)));
    }
}

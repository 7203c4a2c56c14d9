package dev.slipstream.vision.slice;

import dev.slipstream.vision.media.Picture;

/**
 * The share of a body in the pixels along its outline: where a pixel's colour lies between that of the empty scene and that of the body
 * nearby (the compositing equation of Porter and Duff, SIGGRAPH 1984, with a known background). Of the body's pixels nearby the one
 * counts that explains the pixel best, as in matting by sampling (Wang and Cohen, CVPR 2007): a stripe of another colour that is nearer
 * than what the pixel shows must not make it transparent.
 */
final class Matte {
    /** Pixels from the outline to where a pixel is all body. */
    static final int PURE_REACH = 2;

    /** Codecs keep colour at half the size, so that only brightness is sharp along an outline and tells the share. */
    private static final double COLOUR_IN_SHARE = 0.1;
    /** Which part of a body a pixel belongs to, colour tells better. */
    private static final double COLOUR_IN_REST = 0.25;
    /** Squared levels: what a codec leaves between a pixel and the mixture that it is. */
    private static final double NOISE = 6 * 6;
    /** Squared levels: with less between body and scene, a share is a guess. */
    private static final double LEAST_CONTRAST = 8 * 8;
    /** Costs, in units of the noise: of a squared pixel of distance, and of a pixel that is not all body itself. */
    private static final double DISTANCE = 0.3;

    private static final double IMPURE = 6;
    /** Of the contrast's logarithm: of two that explain a pixel alike, the fainter one is a mixture more likely. */
    private static final double CONTRAST = 1;

    /** Of 255: a smaller share is noise. */
    private static final int LEAST = 12;

    private final Picture picture;
    private final Picture background;

    /** {@code background}: the empty scene in the picture's place, as brightly exposed. */
    Matte(Picture picture, Picture background) {
        this.picture = picture;
        this.background = background;
    }

    Cutout cutout(Region body) {
        byte[] alpha = new byte[body.width() * body.height()];
        for (int y = 0; y < body.height(); y++) {
            for (int x = 0; x < body.width(); x++) {
                int px = body.x0() + x;
                int py = body.y0() + y;
                if (inside(body, px, py)) {
                    alpha[y * body.width() + x] = (byte) 255;
                } else if (body.near(px, py, PURE_REACH)) {
                    int share = (int) Math.round(255 * mixture(body, px, py).share());
                    alpha[y * body.width() + x] = (byte) (share < LEAST ? 0 : share);
                }
            }
        }
        return new Cutout(body.x0(), body.y0(), body.width(), body.height(), alpha);
    }

    private static boolean inside(Region body, int x, int y) {
        for (int v = y - 1; v <= y + 1; v++) {
            for (int u = x - 1; u <= x + 1; u++) {
                if (!body.has(u, v)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * What a pixel may be a mixture of: the empty scene, and the body nearby.
     *
     * @param share of the body, 0 to 1
     * @param left squared difference that the best mixture leaves, levels
     */
    record Mixture(double share, double left) {}

    /** The best one, of which the body's part is a pixel at most {@link #PURE_REACH} away; no share where there is none. */
    Mixture mixture(Region body, int x, int y) {
        int here = 3 * (y * picture.width() + x);
        double own = dot(here, here, here, here, COLOUR_IN_REST);
        Mixture best = new Mixture(0, own);
        double least = Double.POSITIVE_INFINITY;
        for (int v = y - PURE_REACH; v <= y + PURE_REACH; v++) {
            for (int u = x - PURE_REACH; u <= x + PURE_REACH; u++) {
                if (!body.has(u, v) || (u == x && v == y)) {
                    continue;
                }
                int there = 3 * (v * picture.width() + u);
                double contrast = dot(there, here, there, here, COLOUR_IN_SHARE);
                if (contrast < LEAST_CONTRAST) {
                    continue;
                }
                double cross = dot(here, here, there, here, COLOUR_IN_SHARE);
                double share = Math.max(0, Math.min(1, cross / contrast));
                double left = Math.max(
                        0,
                        own
                                - 2 * share * dot(here, here, there, here, COLOUR_IN_REST)
                                + share * share * dot(there, here, there, here, COLOUR_IN_REST));
                double cost = left / NOISE
                        + DISTANCE * ((u - x) * (u - x) + (v - y) * (v - y))
                        + (inside(body, u, v) ? 0 : IMPURE)
                        - CONTRAST * Math.log(contrast);
                if (cost < least) {
                    least = cost;
                    best = new Mixture(share, left);
                }
            }
        }
        return best;
    }

    /** How much brighter a pixel is than the empty scene, levels. */
    double luma(int x, int y) {
        int at = 3 * (y * picture.width() + x);
        return 0.299 * difference(at, at, 0) + 0.587 * difference(at, at, 1) + 0.114 * difference(at, at, 2);
    }

    /** Product of two differences between picture and background, each at places of their own, with a weight for colour. */
    private double dot(int a, int backgroundA, int b, int backgroundB, double colour) {
        double ar = difference(a, backgroundA, 0);
        double ag = difference(a, backgroundA, 1);
        double ab = difference(a, backgroundA, 2);
        double br = difference(b, backgroundB, 0);
        double bg = difference(b, backgroundB, 1);
        double bb = difference(b, backgroundB, 2);
        double ay = 0.299 * ar + 0.587 * ag + 0.114 * ab;
        double by = 0.299 * br + 0.587 * bg + 0.114 * bb;
        double blue = 0.564 * 0.564 * (ab - ay) * (bb - by);
        double red = 0.713 * 0.713 * (ar - ay) * (br - by);
        return ay * by + colour * (blue + red);
    }

    private double difference(int at, int backgroundAt, int channel) {
        return (picture.rgb()[at + channel] & 255) - (background.rgb()[backgroundAt + channel] & 255);
    }
}
